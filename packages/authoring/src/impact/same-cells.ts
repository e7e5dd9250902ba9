import { canonicalJson, isWithin, noneWord, rememberedPair, splitPointer } from '@formwright/definition'
import type { Field, FormNode } from '@formwright/definition'
import { findingCatalogue } from '@formwright/engine'
import type { Assessment, Form } from '@formwright/engine'
import { carryPlan } from '../carry/carry-plan.ts'
import type { LeftBehind, LeftReason } from '../carry/left.ts'

/**
 * Marks the checks of cells that both forms judge equally, or that are of a past year: if the new form
 * rejects nothing, the earlier one need not be evaluated for them either.
 * @param skipped by index of a check of the earlier form
 */
export function addSameCells(skipped: Uint8Array, before: Form, after: Form): void {
  for (const number of sameCells(before, after)) skipped[number] = 1
}

const sameCells = rememberedPair((before: Form, after: Form): readonly number[] => {
  if (noneWord(before.bundle.form) !== noneWord(after.bundle.form)) return []
  const { checks, cells } = before.plan
  const { steps } = carryPlan(before.bundle, after.bundle)
  return cells.flatMap((cell, number) => {
    const step = steps.find(({ old }) => old && isWithin(cell.pointer, old.field.pointer))
    // if a condition or branch is involved, more than the cell decides
    if (!step || step.drop !== undefined || checks[number]!.reads.size > 1) return []
    const { field, old } = step
    if (field.pointer !== old!.field.pointer) return []
    const other = after.tree.nodeAt(cell.pointer)
    return (other ? isSameValue(cell, other) : hasPassed(cell.pointer, field)) ? [number] : []
  })
})

/** Whether both forms accept the same values for a node. */
function isSameValue(one: FormNode, other: FormNode): boolean {
  const written = canonicalJson(one.written)
  // the referenced definitions may differ
  return !written.includes('"$ref"') && written === canonicalJson(other.written)
}

function hasPassed(pointer: string, { pointer: field, schema }: Field): boolean {
  const [year] = splitPointer(pointer.slice(field.length))
  const { properties = {}, 'x-annual': annual } = schema
  return annual !== undefined && year !== undefined && !Object.hasOwn(properties, year)
}

/**
 * Whether nothing was left behind of what is the same in both forms, and nothing that was carried is
 * rejected.
 */
export function isCarriedWhole(left: readonly LeftBehind[], { findings }: Assessment): boolean {
  return (
    left.every(({ reason }) => LEFT_ELSEWHERE.has(reason)) &&
    findings.every(({ code }) => !Object.hasOwn(findingCatalogue, code))
  )
}

/** Reasons of answers left behind that do not affect cells which are the same in both forms. */
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
