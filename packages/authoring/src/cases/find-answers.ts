import {
  below,
  equal,
  fieldsOf,
  overlap,
  shapeOf,
  splitPointer,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { Cell, FormTree, Json, RuleEntry } from '@formwright/definition'
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
  const search = { form, wanted, ...readBy(form, wanted, base), steps }
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

/** How many rows of a list, and named entries of a map, a search changes. */
const ROWS = 2

/** The cells that rules read; in rows and in named entries those of the first ones of the sample. */
function readBy(form: Form, wanted: Wanted, base: unknown): Pick<Search, 'cells' | 'further'> {
  const instances = form.rules.filter(({ id }) => wanted.some(([rule]) => rule.id === id))
  const reads = [...new Set(instances.flatMap((one) => [...one.reads]))].map(inFirstRows)
  const read = fieldsOf(form.bundle)
    .flatMap((field) => field.cells)
    .filter(({ pointer }) => reads.some((one) => overlap(inFirstRows(pointer), one)))
  // keys are given out by the form and referred to, so they are changed last
  read.sort((a, b) => Number('x-key' in a.schema) - Number('x-key' in b.schema))
  const tree = treeOf(form.bundle)
  const places = read.map((cell) =>
    placesOf(base, cell.pointer).flatMap((pointer) => namedIn(tree, base, { ...cell, pointer })),
  )
  return {
    cells: places.flatMap((cells) => cells.slice(0, 1)),
    further: places.flatMap((cells) => cells.slice(1)),
  }
}

function inFirstRows(pointer: string): string {
  return pointer.replaceAll('*', '0')
}

/** The first named entries of a map, or the cell itself. */
function namedIn(tree: FormTree, base: unknown, cell: Cell): Cell[] {
  const held = valueAt(base, cell.pointer)
  if (cell.shape !== 'other' || typeof held !== 'object' || held === null) return [cell]
  const entries = Object.keys(held).flatMap((key): Cell[] => {
    const pointer = below(cell.pointer, key)
    const schema = tree.nodeAt(pointer)?.schema
    return schema && !schema.readOnly ? [{ ...cell, pointer, schema, shape: shapeOf(schema) }] : []
  })
  return entries.slice(0, ROWS)
}

/** Where a cell of rows or of named entries is in answers, the first row of each list first. */
function placesOf(base: unknown, pattern: string): string[] {
  return splitPointer(pattern).reduce<string[]>(
    (places, key) =>
      places.flatMap((at) =>
        (key === '*' ? entriesOf(valueAt(base, at)) : [key]).map((own) => below(at, own)),
      ),
    [''],
  )
}

function entriesOf(value: unknown): readonly (string | number)[] {
  if (Array.isArray(value)) return value.length === 0 ? [0] : [...value.keys()].slice(0, ROWS)
  return typeof value === 'object' && value !== null ? Object.keys(value).slice(0, ROWS) : [0]
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
  /** The same in further rows, which are changed if that is not enough. */
  readonly further: readonly Cell[]
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
  const { form, wanted, cells, further } = search
  const touched = [...cells, ...further]
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
  const choices = (allowed: (cell: Cell, value: Json | undefined) => boolean) =>
    changes.map(({ cell, values }) =>
      values.filter((value) => allowed(cell, value)).map((value): Choice => [cell.pointer, value]),
    )
  // numbers beyond a limit also violate the limit, so they are a last resort; a text that the field rejects
  // is not used at all
  const isTaken = (cell: Cell, value: Json | undefined) =>
    typeof value === 'number' || isWithinLimits(cell, value)
  for (const allowed of [isWithinLimits, isTaken]) {
    const found: Edits[] = []
    let tries = 0
    const own = choices(allowed)
    for (const edits of combinations(
      [...own.slice(0, cells.length), repeated],
      own.slice(cells.length),
      base,
    )) {
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

type Choices = readonly (readonly Choice[])[]

/** Single changes first, then pairs of changes that do not overlap; first those of the first rows. */
function* combinations(first: Choices, further: Choices, base: unknown): Generator<Edits> {
  const all = [...first, ...further]
  for (const list of all) for (const [pointer, value] of list) yield { [pointer]: value }
  for (const list of all) for (const choice of list) yield* inEveryRow(choice, base)
  for (const [index, one] of all.entries())
    for (const other of all.slice(index + 1, index < first.length ? first.length : undefined))
      yield* pairs(one, other)
  for (const one of first) for (const other of further) yield* pairs(one, other)
}

function* pairs(first: readonly Choice[], second: readonly Choice[]): Generator<Edits> {
  if (meet(first, second)) return
  for (const [a, one] of first) for (const [b, other] of second) yield { [a]: one, [b]: other }
}

/** A value of a row in all rows of its list, for rules about whether any row has it. */
function* inEveryRow([pointer, value]: Choice, base: unknown): Generator<Edits> {
  const keys = splitPointer(pointer)
  for (let end = keys.length - 1; end > 0; end--) {
    const list = below('', ...keys.slice(0, end))
    const rows = valueAt(base, list)
    if (!Array.isArray(rows)) continue
    const places = rows.map((_, row) => below(list, row, ...keys.slice(end + 1)))
    const changed = places.filter((place) => !equal(valueAt(base, place), value))
    if (changed.length > 1) yield Object.fromEntries(changed.map((place) => [place, value]))
    return
  }
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
