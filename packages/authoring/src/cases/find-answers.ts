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

/** Maximum number of answers tried for one sample. */
const MAX_TRIES = 4000
/** Maximum number of solutions that are compared. */
const ENOUGH = 6

/**
 * Limits a search independently of the machine's speed: counts evaluations of rules, each row and year
 * separately.
 */
export class SearchBudget {
  #left: number

  constructor(most = 150_000) {
    this.#left = most
  }

  /** @returns false if the budget is used up */
  take(count: number): boolean {
    this.#left -= count
    return this.#left >= 0
  }
}

/** What is searched for: answers for which one rule passes or fails, or several pass together. */
export type Wanted = readonly (readonly [rule: RuleEntry, outcome: Outcome])[]

/**
 * Searches for a few cells of a sample that make a rule pass or fail, with as few other findings as possible.
 * If nothing is found, empty cells that the rule reads are filled first.
 * @param steps the remaining budget, which several searches may share
 * @returns the edits; empty if the sample already has this outcome; `undefined` if nothing was found
 */
export function findAnswers(
  edition: Form,
  wanted: Wanted,
  base: unknown,
  steps = new SearchBudget(),
): Edits | undefined {
  // use the cells and rules for the years that the sample's dates select
  const form = edition.fitting(base, { region: NOWHERE })
  const search = { form, wanted, cells: readBy(form, wanted), steps }
  const found = changesOf(search, base)
  if (found) return found
  const filled = filledFor(form, search.cells, base)
  if (Object.keys(filled).length === 0) return undefined
  const more = changesOf(search, withAll(base, Object.entries(filled)))
  return more && applyingOf(form, base, { ...filled, ...more })
}

/** Edits without those in branches that do not apply, which no rule reads. */
function applyingOf(form: Form, base: unknown, edits: Edits): Edits {
  const shown = applying(form, answersAfter(base, Object.entries(edits), form))
  return Object.fromEntries(
    Object.entries(edits).filter(
      ([pointer, value]) => value === undefined || valueAt(shown, pointer) !== undefined,
    ),
  )
}

/** Plausible values for the cells that are read and that the sample leaves empty. */
function filledFor(form: Form, read: readonly Cell[], base: unknown): Edits {
  const empty = read.filter(({ pointer }) => valueAt(base, pointer) === undefined)
  return Object.fromEntries(
    empty.flatMap((cell) => {
      const value = plausible(form.bundle, cell)
      return value === undefined ? [] : [[cell.pointer, value]]
    }),
  )
}

/** The cells that rules read; for rows those of the first row. */
function readBy(form: Form, wanted: Wanted): Cell[] {
  const instances = form.rules.filter(({ id }) => wanted.some(([rule]) => rule.id === id))
  const reads = [...new Set(instances.flatMap((one) => [...one.reads]))]
  return fieldsOf(form.bundle)
    .flatMap((field) => field.cells)
    .map((cell) => ({ ...cell, pointer: cell.pointer.replaceAll('*', '0') }))
    .filter(({ pointer }) => reads.some((read) => overlap(pointer, read.replaceAll('*', '0'))))
}

/** The lists whose rows the rules read, to which a row may be added. */
function rowsRead(form: Form, wanted: Wanted): string[] {
  const instances = form.rules.filter(({ id }) => wanted.some(([rule]) => rule.id === id))
  const reads = instances.flatMap((one) => [...one.reads])
  return [...new Set(reads.flatMap((read) => /^(.*?)\/\*/.exec(read)?.[1] ?? []))]
}

interface Search {
  readonly form: Form
  readonly wanted: Wanted
  /** The cells that may be changed. */
  readonly cells: readonly Cell[]
  readonly steps: SearchBudget
}

/**
 * Returns a function that decides whether answers are a solution; it returns `undefined` when the budget is
 * used up.
 */
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
  const repeated = rowsRead(form, wanted).flatMap((pointer): Choice[] => {
    const rows = valueAt(base, pointer)
    return Array.isArray(rows) && rows.length > 0 ? [[pointer, [...rows, rows[0]] as Json]] : []
  })
  const choices = (allowed: (cell: Cell, value: Json | undefined) => boolean) => [
    ...changes.map(({ cell, values }) =>
      values.filter((value) => allowed(cell, value)).map((value): Choice => [cell.pointer, value]),
    ),
    repeated,
  ]
  // numbers beyond a limit also violate the limit, so they are a last resort; a text that the field rejects
  // is not used at all
  const isTaken = (cell: Cell, value: Json | undefined) =>
    typeof value === 'number' || isWithinLimits(cell, value)
  for (const allowed of [isWithinLimits, isTaken]) {
    const found: Edits[] = []
    let tries = 0
    for (const edits of combinations(choices(allowed))) {
      if (++tries > MAX_TRIES || found.length >= ENOUGH) break
      // evaluate formulas only for candidates that pass the cheap check
      const made = Object.entries(edits)
      const may = holds(withAll(base, made))
      if (may === undefined) break
      if (may && holds(answersAfter(base, made, form))) found.push(edits)
    }
    if (found.length > 0) return fewestFindings(form, base, found)
  }
  return undefined
}

/** A cell and a value for it. */
type Choice = readonly [pointer: string, value: Json | undefined]

/** Single changes first, then pairs of changes that do not overlap. */
function* combinations(changes: readonly (readonly Choice[])[]): Generator<Edits> {
  for (const list of changes) for (const [pointer, value] of list) yield { [pointer]: value }
  for (const [index, first] of changes.entries())
    for (const second of changes.slice(index + 1).filter((one) => !meet(first, one)))
      for (const [a, one] of first) for (const [b, other] of second) yield { [a]: one, [b]: other }
}

/** Whether the pointers of two choices overlap. */
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
