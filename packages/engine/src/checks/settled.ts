import { isEmpty, splitPointer, valueAt } from '@formwright/definition'
import type { CompiledEffect } from '@formwright/rules'
import { patternsMeet } from '@formwright/rules'
import { withValue } from '../structure/with-value.ts'
import type { Own } from '../structure/with-value.ts'

/** Maximum length of a chain of formulas; the linter rejects cycles. */
const LONGEST_CHAIN = 100

/** Answers with the value of its formula in each cell that has one and is empty, also from other such cells. */
export function settledAnswers(effects: readonly CompiledEffect[], answers: unknown): unknown {
  const computes = effects.filter(({ effect }) => effect === 'compute')
  const own: Own = new WeakSet()
  let settled = answers
  let isSettled = false
  for (let step = 0; step < LONGEST_CHAIN && !isSettled; step++) {
    isSettled = true
    for (const compute of computes)
      for (const { pointers, value } of compute.evaluateWhere(settled, new Map()))
        for (const pointer of pointers) {
          if (value === undefined || !isEmpty(valueAt(settled, pointer))) continue
          settled = withValue(settled, splitPointer(pointer), value, own)
          isSettled = false
        }
  }
  return settled
}

/** Whether a formula reads cells that other formulas fill in. */
export function readsFormulas(effect: CompiledEffect, effects: readonly CompiledEffect[]): boolean {
  const reads = [...effect.reads]
  return effects.some(
    (other) =>
      other.effect === 'compute' &&
      other.pointers.some((pointer) => reads.some((read) => patternsMeet(read, pointer))),
  )
}
