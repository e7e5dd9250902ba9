import { below } from '@formwright/definition'
import { casesOf, changesNothing, NOWHERE } from '../cases/case-files.ts'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** A case that only sets values which its base has already does not test anything. */
export const idleCases: LintCheck = ({ loaded }) =>
  casesOf(loaded).flatMap(({ source, pointer, name, base, region, from, changes }) => {
    const isIdle = changes.length > 0 && region === NOWHERE && changesNothing(from, changes)
    return isIdle ? [fileProblem(source, below(pointer, 'name'), 'case-idle', { name, base })] : []
  })
