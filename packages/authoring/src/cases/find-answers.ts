import { overlap, valueAt } from '@formwright/definition'
import type { Cell, Json, RuleEntry } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { answersAfter, NOWHERE, withAll } from './case-files.ts'
import { outcomeOf } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { plausible } from './sample-answers.ts'
import { candidatesOf, hintsOf, isWithinLimits } from './candidates.ts'

/** Cells to change in a sample, by pointer; `undefined` empties one. */
export type Edits = Readonly<Record<string, Json | undefined>>

/** So many answers are tried for one outcome of one rule. */
const MAX_TRIES = 4000
/** So many that work are compared. */
const ENOUGH = 6

/**
 * Looks for the few cells of a sample that make a rule pass or break, the other findings as few as may be.
 * Where the sample leaves empty what the rule reads, that is filled first if nothing is found without.
 * @returns the edits; empty when the sample does so as it is; `undefined` when nothing was found
 */
export function findAnswers(
  form: Form,
  rule: RuleEntry,
  outcome: Outcome,
  base: unknown,
  cells: readonly Cell[],
): Edits | undefined {
  const found = changesOf(form, rule, outcome, base, cells)
  if (found) return found
  const filled = filledFor(form, rule, base, cells)
  if (Object.keys(filled).length === 0) return undefined
  const more = changesOf(form, rule, outcome, withAll(base, Object.entries(filled)), cells)
  return more && { ...filled, ...more }
}

/** Something plausible in every cell that a rule reads and the sample leaves empty. */
function filledFor(form: Form, rule: RuleEntry, base: unknown, cells: readonly Cell[]): Edits {
  const empty = readBy(form, rule, cells).filter(({ pointer }) => valueAt(base, pointer) === undefined)
  return Object.fromEntries(
    empty.flatMap((cell) => {
      const value = plausible(form.bundle, cell)
      return value === undefined ? [] : [[cell.pointer, value]]
    }),
  )
}

/** The cells that a rule reads, those of rows in the first row. */
function readBy(form: Form, rule: RuleEntry, cells: readonly Cell[]): Cell[] {
  const instances = form.rules.filter(({ id }) => id === rule.id)
  const reads = [...new Set(instances.flatMap((one) => [...one.reads]))]
  return cells
    .map((cell) => ({ ...cell, pointer: cell.pointer.replaceAll('*', '0') }))
    .filter(({ pointer }) => reads.some((read) => overlap(pointer, read.replaceAll('*', '0'))))
}

function changesOf(
  form: Form,
  rule: RuleEntry,
  outcome: Outcome,
  base: unknown,
  cells: readonly Cell[],
): Edits | undefined {
  const instances = form.rules.filter(({ id }) => id === rule.id)
  const holds = (written: unknown) => {
    const { answers } = form.conditions.shown(written)
    return instances.some((one) => outcomeOf(one, answers) === outcome)
  }
  if (holds(base)) return {}
  const touched = readBy(form, rule, cells)
  const hints = hintsOf(form.bundle, rule)
  const changes = touched.map((cell) => {
    const others = touched.filter((other) => other !== cell).map(({ pointer }) => valueAt(base, pointer))
    const values = candidatesOf(cell, valueAt(base, cell.pointer), hints, others)
    return { cell, values }
  })
  const choices = (allowed: (cell: Cell, value: Json | undefined) => boolean) =>
    changes.map(({ cell, values }) =>
      values
        .filter((value) => allowed(cell, value))
        .map((value): [string, Json | undefined] => [cell.pointer, value]),
    )
  // answers beyond a limit break that as well: only where no others are found
  for (const allowed of [isWithinLimits, () => true]) {
    const found: Edits[] = []
    let tries = 0
    for (const edits of combinations(choices(allowed))) {
      if (++tries > MAX_TRIES || found.length >= ENOUGH) break
      // formulas are worked out only for what may do
      const made = Object.entries(edits)
      if (holds(withAll(base, made)) && holds(answersAfter(base, made, form))) found.push(edits)
    }
    if (found.length > 0) return fewestFindings(form, base, found)
  }
  return undefined
}

/** One change at a time, then two together. */
function* combinations(changes: readonly (readonly [string, Json | undefined][])[]): Generator<Edits> {
  for (const list of changes) for (const [pointer, value] of list) yield { [pointer]: value }
  for (const [index, first] of changes.entries())
    for (const second of changes.slice(index + 1))
      for (const [a, one] of first) for (const [b, other] of second) yield { [a]: one, [b]: other }
}

function fewestFindings(form: Form, base: unknown, found: readonly Edits[]): Edits | undefined {
  const counted = found.map((edits) => ({
    edits,
    count: form.assess(answersAfter(base, Object.entries(edits), form), { region: NOWHERE }).findings.length,
  }))
  return counted.sort((a, b) => a.count - b.count)[0]?.edits
}
