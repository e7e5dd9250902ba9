import { fieldsOf, overlap, valueAt } from '@formwright/definition'
import type { Cell, Json, RuleEntry } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { answersAfter, NOWHERE, withAll } from './case-files.ts'
import { outcomeOf } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { applying, plausible } from './sample-answers.ts'
import { candidatesOf, hintsOf, withHints } from './candidates.ts'
import { isWithinLimits } from './within-limits.ts'

/** Cells to change in a sample, by pointer; `undefined` empties one. */
export type Edits = Readonly<Record<string, Json | undefined>>

/** So many answers are tried from one sample. */
const MAX_TRIES = 4000
/** So many that work are compared. */
const ENOUGH = 6

/** Ends a search the same way on every machine: rules are asked so often, each row and year alone. */
export class SearchBudget {
  #left: number

  constructor(most = 150_000) {
    this.#left = most
  }

  /** @returns false once there are none left */
  take(count: number): boolean {
    this.#left -= count
    return this.#left >= 0
  }
}

/** What is looked for: that one rule passes or breaks, or that several pass at once. */
export type Wanted = readonly (readonly [rule: RuleEntry, outcome: Outcome])[]

/**
 * Looks for the few cells of a sample that make a rule pass or break, the other findings as few as may be.
 * Where the sample leaves empty what the rule reads, that is filled first if nothing is found without.
 * @param steps what is left of the search; several searches may share it
 * @returns the edits; empty when the sample does so as it is; `undefined` when nothing was found
 */
export function findAnswers(
  edition: Form,
  wanted: Wanted,
  base: unknown,
  steps = new SearchBudget(),
): Edits | undefined {
  // cells and rules are those of the years that the sample's dates ask for
  const form = edition.fitting(base, { region: NOWHERE })
  const search = { form, wanted, cells: readBy(form, wanted), steps }
  const found = changesOf(search, base)
  if (found) return found
  const filled = filledFor(form, search.cells, base)
  if (Object.keys(filled).length === 0) return undefined
  const more = changesOf(search, withAll(base, Object.entries(filled)))
  return more && applyingOf(form, base, { ...filled, ...more })
}

/** Changes without what they put where nothing applies: no rule reads it. */
function applyingOf(form: Form, base: unknown, edits: Edits): Edits {
  const shown = applying(form, answersAfter(base, Object.entries(edits), form))
  return Object.fromEntries(
    Object.entries(edits).filter(
      ([pointer, value]) => value === undefined || valueAt(shown, pointer) !== undefined,
    ),
  )
}

/** Something plausible in every cell that is read and that the sample leaves empty. */
function filledFor(form: Form, read: readonly Cell[], base: unknown): Edits {
  const empty = read.filter(({ pointer }) => valueAt(base, pointer) === undefined)
  return Object.fromEntries(
    empty.flatMap((cell) => {
      const value = plausible(form.bundle, cell)
      return value === undefined ? [] : [[cell.pointer, value]]
    }),
  )
}

/** The cells that rules read, those of rows in the first row. */
function readBy(form: Form, wanted: Wanted): Cell[] {
  const instances = form.rules.filter(({ id }) => wanted.some(([rule]) => rule.id === id))
  const reads = [...new Set(instances.flatMap((one) => [...one.reads]))]
  return fieldsOf(form.bundle)
    .flatMap((field) => field.cells)
    .map((cell) => ({ ...cell, pointer: cell.pointer.replaceAll('*', '0') }))
    .filter(({ pointer }) => reads.some((read) => overlap(pointer, read.replaceAll('*', '0'))))
}

interface Search {
  readonly form: Form
  readonly wanted: Wanted
  /** What may be changed. */
  readonly cells: readonly Cell[]
  readonly steps: SearchBudget
}

/** Tells of answers whether they are what is looked for; `undefined` once the search is at its end. */
function judgeOf({ form, wanted, steps }: Search): (written: unknown) => boolean | undefined {
  const sought = wanted.map(([rule, outcome]) => ({
    outcome,
    instances: form.rules.filter(({ id }) => id === rule.id),
  }))
  const cost = sought.reduce((sum, { instances }) => sum + instances.length, 0)
  const isAlone = wanted.length === 1
  return (written) => {
    if (!steps.take(cost)) return undefined
    const { answers } = form.conditions.shown(written)
    return sought.every(({ outcome, instances }) => {
      const outcomes = new Set(instances.map((one) => outcomeOf(one, answers)))
      return outcomes.has(outcome) && (isAlone || !outcomes.has('breaks'))
    })
  }
}

function changesOf(search: Search, base: unknown): Edits | undefined {
  const { form, wanted, cells: touched } = search
  const holds = judgeOf(search)
  if (holds(base)) return {}
  const hints = wanted.map(([rule]) => hintsOf(form.bundle, rule)).reduce(withHints)
  const changes = touched.map((cell) => {
    const others = touched.filter((other) => other !== cell).map(({ pointer }) => valueAt(base, pointer))
    const values = candidatesOf(cell, valueAt(base, cell.pointer), hints, others)
    return { cell, values }
  })
  const choices = (allowed: (cell: Cell, value: Json | undefined) => boolean) =>
    changes.map(({ cell, values }) =>
      values.filter((value) => allowed(cell, value)).map((value): Choice => [cell.pointer, value]),
    )
  // numbers beyond a limit break that as well: only where no others are found; a text that its field does not
  // take shows nothing of the rule
  const isTaken = (cell: Cell, value: Json | undefined) =>
    typeof value === 'number' || isWithinLimits(cell, value)
  for (const allowed of [isWithinLimits, isTaken]) {
    const found: Edits[] = []
    let tries = 0
    for (const edits of combinations(choices(allowed))) {
      if (++tries > MAX_TRIES || found.length >= ENOUGH) break
      // formulas are worked out only for what may do
      const made = Object.entries(edits)
      const may = holds(withAll(base, made))
      if (may === undefined) break
      if (may && holds(answersAfter(base, made, form))) found.push(edits)
    }
    if (found.length > 0) return fewestFindings(form, base, found)
  }
  return undefined
}

/** A cell and what may be put there. */
type Choice = readonly [pointer: string, value: Json | undefined]

/** One change at a time, then two together, of which none is of something within the other. */
function* combinations(changes: readonly (readonly Choice[])[]): Generator<Edits> {
  for (const list of changes) for (const [pointer, value] of list) yield { [pointer]: value }
  for (const [index, first] of changes.entries())
    for (const second of changes.slice(index + 1).filter((one) => !meet(first, one)))
      for (const [a, one] of first) for (const [b, other] of second) yield { [a]: one, [b]: other }
}

/** Whether the place of one choice lies within that of another. */
function meet(one: readonly Choice[], other: readonly Choice[]): boolean {
  return one.length > 0 && other.length > 0 && overlap(one[0]![0], other[0]![0])
}

function fewestFindings(form: Form, base: unknown, found: readonly Edits[]): Edits | undefined {
  const counted = found.map((edits) => ({
    edits,
    count: form.assess(answersAfter(base, Object.entries(edits), form), { region: NOWHERE, silent: true })
      .findings.length,
  }))
  return counted.sort((a, b) => a.count - b.count)[0]?.edits
}
