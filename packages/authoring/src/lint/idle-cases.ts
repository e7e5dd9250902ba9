import { below, equal, valueAt } from '@formwright/definition'
import { casesOf, NOWHERE } from '../cases/case-files.ts'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * A case that sets only what its base has already is the base once more: it shows nothing of what it is
 * called after, and the rule that it was written for may have no other.
 */
export const idleCases: LintCheck = ({ loaded }) =>
  casesOf(loaded).flatMap(({ source, pointer, name, base, region, from, changes }) => {
    const isIdle =
      changes.length > 0 &&
      region === NOWHERE &&
      changes.every(([at, value]) => equal(valueAt(from, at), value))
    return isIdle ? [fileProblem(source, below(pointer, 'name'), 'case-idle', { name, base })] : []
  })
