import { isEmpty, listIndex, ownMember, splitPointer, valueAt } from '@formwright/definition'
import type { CompiledEffect } from '@formwright/rules'
import { patternsMeet } from '@formwright/rules'
import { withValue } from '../structure/with-value.ts'
import type { Own } from '../structure/with-value.ts'

/** Maximum length of a chain of formulas; the linter rejects cycles. */
const LONGEST_CHAIN = 100

/**
 * Answers with the value of its formula in each cell that has one and is empty, also where it is made from
 * other such cells.
 */
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
          const path = splitPointer(pointer)
          if (value === undefined || !isEmpty(valueAt(settled, pointer)) || !hasRoom(settled, path)) continue
          settled = withValue(settled, path, value, own)
          isSettled = false
        }
  }
  return settled
}

/** Whether a value may stand at a path: what is on it is of the kind that its keys need. */
function hasRoom(document: unknown, path: readonly string[]): boolean {
  let value = document
  for (const key of path) {
    if (key === '__proto__') return false
    if (value === undefined) continue
    if (typeof value !== 'object' || value === null) return false
    if (Array.isArray(value) && !((listIndex(key) ?? Infinity) < value.length)) return false
    value = ownMember(value, key)
  }
  return true
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
