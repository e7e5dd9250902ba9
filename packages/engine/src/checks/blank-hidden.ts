import { isWithin, splitPointer, valueAt } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { withValue } from '../store/with-value.ts'
import type { Check, Run } from './check.ts'
import type { Conditions } from './conditions.ts'

/**
 * A check of a rule that reads what is hidden as if nothing had been filled in: what a reader cannot see says nothing
 * about what they see. Conditions themselves read the answers as they are.
 */
export function blankHidden(
  check: Check,
  fields: readonly Pick<FormNode, 'pointer'>[],
  conditions: Conditions,
): Check {
  if (!conditions.mayHide) return check
  const reads = [...check.reads]
  const cells = fields
    .map(({ pointer }) => pointer)
    .filter(
      (pointer) =>
        conditions.mayHideAt(pointer) &&
        reads.some((read) => isWithin(pointer, read) || isWithin(read, pointer)),
    )
  if (cells.length === 0) return check
  const conditional = cells.flatMap((pointer) => [...conditions.readsOf(pointer)])
  const shown = (answers: unknown) =>
    cells.reduce(
      (now, pointer) =>
        valueAt(answers, pointer) === undefined ||
        conditions.at({ pointer, required: false }, answers).visible
          ? now
          : withValue(now, splitPointer(pointer), undefined),
      answers,
    )
  return {
    reads: new Set([...reads, ...conditional]),
    order: check.order,
    run: (run: Run, number) => check.run({ ...run, answers: shown(run.answers) }, number),
  }
}
