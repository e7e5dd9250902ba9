import { canonicalJson, isWithin, noneWord, splitPointer } from '@formwright/definition'
import type { Field, FormBundle, FormNode } from '@formwright/definition'
import { findingCatalogue } from '@formwright/engine'
import type { Assessment, Form } from '@formwright/engine'
import { carryPlan } from '../carry/carry-plan.ts'
import type { LeftBehind, LeftReason } from '../carry/left.ts'

const known = new WeakMap<FormBundle, WeakMap<FormBundle, readonly number[]>>()

/**
 * Adds the checks of the cells that both forms judge alike, or that are of a year which has passed: where the
 * new form refuses nothing, there is nothing to find there before either.
 * @param skipped by the number of a check of the form before
 */
export function addSameCells(skipped: Uint8Array, before: Form, after: Form): void {
  let byAfter = known.get(before.bundle)
  if (!byAfter) known.set(before.bundle, (byAfter = new WeakMap()))
  let same = byAfter.get(after.bundle)
  if (!same) byAfter.set(after.bundle, (same = sameCells(before, after)))
  for (const number of same) skipped[number] = 1
}

function sameCells(before: Form, after: Form): number[] {
  if (noneWord(before.bundle.form) !== noneWord(after.bundle.form)) return []
  const { checks, cells } = before.plan
  const { steps } = carryPlan(before.bundle, after.bundle)
  return cells.flatMap((cell, number) => {
    const step = steps.find(({ old }) => old && isWithin(cell.pointer, old.field.pointer))
    // where it is shown by a condition, or in one branch of several, more decides
    if (!step || step.drop !== undefined || checks[number]!.reads.size > 1) return []
    const { field, old } = step
    if (field.pointer !== old!.field.pointer) return []
    const other = after.tree.nodeAt(cell.pointer)
    return (other ? isSameValue(cell, other) : hasPassed(cell.pointer, field)) ? [number] : []
  })
}

/** Whether a value is as good for a place of one form as for that of another. */
function isSameValue(one: FormNode, other: FormNode): boolean {
  const written = canonicalJson(one.written)
  // what it refers to may be another
  return !written.includes('"$ref"') && written === canonicalJson(other.written)
}

function hasPassed(pointer: string, { pointer: field, schema }: Field): boolean {
  const [year] = splitPointer(pointer.slice(field.length))
  const { properties = {}, 'x-annual': annual } = schema
  return annual !== undefined && year !== undefined && !Object.hasOwn(properties, year)
}

/** Whether nothing was left behind of what is the same in both forms, and nothing that arrived is refused. */
export function isCarriedWhole(left: readonly LeftBehind[], { findings }: Assessment): boolean {
  return (
    left.every(({ reason }) => LEFT_ELSEWHERE.has(reason)) &&
    findings.every(({ code }) => !Object.hasOwn(findingCatalogue, code))
  )
}

/** Nothing of what these are left out of stands in a cell that is the same in both forms. */
const LEFT_ELSEWHERE: ReadonlySet<LeftReason> = new Set([
  'year',
  'anew',
  'dropped',
  'no-field',
  'rows',
  'list',
  'column',
  'evidence',
])
