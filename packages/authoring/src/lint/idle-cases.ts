import { below } from '@formwright/definition'
import { casesOf, changesNothing, NOWHERE } from '../cases/case-files.ts'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * A case that sets only what its base has already is the base once more: it shows nothing of what it is
 * called after, and the rule that it was written for may have no other.
 */
export const idleCases: LintCheck = ({ loaded }) =>
  casesOf(loaded).flatMap(({ source, pointer, name, base, region, from, changes }) => {
    const isIdle = changes.length > 0 && region === NOWHERE && changesNothing(from, changes)
    return isIdle ? [fileProblem(source, below(pointer, 'name'), 'case-idle', { name, base })] : []
  })
