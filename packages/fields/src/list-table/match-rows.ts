import { ALIKE, keyNumber, labelLikeness, unitStated } from '@formwright/definition'
import type { Json, ListColumn, Unit, UnitTable } from '@formwright/definition'
import { isNumber } from '../grid/block.ts'
import headingWords from '../grid/heading-words.json' with { type: 'json' }
import { Labels, plainLabel } from '../grid/labels.ts'
import { inOwnUnit, nearestUnit } from '../grid/stated-unit.ts'
import type { InOwnUnit } from '../grid/stated-unit.ts'
import { parseCell } from './rows.ts'
import type { CellLocale, ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** A column of a file or pasted block, and the column that it is matched to. */
export interface SourceColumn {
  readonly title: string
  /** Its first texts. */
  readonly samples: readonly string[]
  /** The key of the matched column; `undefined` if the column is not used. */
  readonly key: string | undefined
  /** The title is only similar to the column's, so a person has to check the match. */
  readonly isGuess: boolean
  /** It only numbers the rows, which the list does itself. */
  readonly isNumbering: boolean
  /** It contains values that the form computes itself. */
  readonly isComputed: boolean
}

/** Whether a person has to check the match of a column. */
export function isInDoubt({ key, title, isGuess, isNumbering, isComputed }: SourceColumn): boolean {
  return isGuess || (key === undefined && title !== '' && !isNumbering && !isComputed)
}

/** A table of texts converted to rows of a list. */
export interface Matched {
  readonly rows: readonly ListRow[]
  readonly columns: readonly SourceColumn[]
  /** Numbers written in units other than their columns'. */
  readonly numbers: readonly InOwnUnit[]
  /** Number of lines with totals, which were skipped. */
  readonly totals: number
  /** No line names a column: the person has to say whether the first is a header. */
  readonly isNameless: boolean
  /** A line was taken for a header. */
  readonly isHeaded: boolean
}

/** The list that rows are added to. */
export interface IntoList {
  readonly columns: readonly TableColumn[]
  /** Further possible titles of a column, in any language. */
  readonly titlesOf: (column: ListColumn) => readonly string[]
  readonly locale: CellLocale
  readonly units: UnitTable
}

type Table = readonly (readonly string[])[]

/** The choices made by the person, by index of the source column: a key, or `undefined` for not used. */
export type ChosenColumns = ReadonlyMap<number, string | undefined>

/**
 * Converts a table of texts to rows by the names in its header: titles in any language, keys, similar names,
 * and the choices made by the person. Numbers are converted if the header states a unit other than the
 * column's. Columns that the form fills in are skipped, except its own keys.
 * @param isHeaded whether there is a header, as said by the person, if no line names a column
 */
export function matchRows(
  table: Table,
  list: IntoList,
  chosen: ChosenColumns = new Map(),
  isHeaded?: boolean,
): Matched {
  const header = headerOf(table, list, isHeaded)
  const found = withChosen(header.found, chosen, list)
  const above = table.slice(0, Math.max(0, header.at)).flat()
  const line = table[header.at] ?? []
  const named = found.map(
    ({ column }, index): NamedColumn | undefined =>
      column && {
        column,
        own: list.units.parse(column.unit ?? '') ?? unitStated(column.title, list.units),
        stated: nearestUnit([line[index] ?? '', ...above], list.units),
      },
  )
  const body = table.slice(header.at + 1)
  const content = body.filter((texts) => !isTotals(texts))
  const numbers: InOwnUnit[] = []
  const rows = content
    .map((texts) => rowOfLine(texts, named, list.locale, numbers))
    .filter((row) => Object.keys(row).length > 0)
  const columns = found.map(({ column, isGuess, isComputed }, index) => ({
    title: (line[index] ?? '').trim(),
    samples: content.flatMap((texts) => texts[index]?.trim() || []).slice(0, SAMPLES),
    key: column?.key,
    isGuess,
    isComputed,
    isNumbering:
      NUMBERINGS.has(plainLabel(line[index] ?? '')) &&
      content.every((texts, at) => ['', String(at + 1)].includes(texts[index]?.trim() ?? '')),
  }))
  const isNameless = header.found.every(({ column, isComputed }) => !column && !isComputed)
  return {
    rows,
    columns,
    numbers,
    totals: body.length - content.length,
    isNameless,
    isHeaded: header.at >= 0,
  }
}

/**
 * Whether the first line of a pasted block is a heading, even if its names differ from the list's: several
 * texts resemble titles, and none is a number.
 */
export function isHeading(line: readonly string[], list: IntoList): boolean {
  const filled = line.filter((text) => text.trim() !== '' && !NUMBERINGS.has(plainLabel(text)))
  if (filled.some(isNumber)) return false
  const alike = columnsIn(line, list).filter(({ column }) => column).length
  return alike > 1 && alike * 2 >= filled.length
}

/** Headings of a column that merely numbers the rows. */
const NUMBERINGS: ReadonlySet<string> = new Set(headingWords.numbering)

const TOTALS: ReadonlySet<string> = new Set(headingWords.totals)

/** Maximum number of lines that are searched for a header; titles and notes may be above it. */
const HEADER_WITHIN = 10

/** Number of sample texts for each column. */
const SAMPLES = 2

interface FoundColumn {
  readonly column: TableColumn | undefined
  readonly isGuess: boolean
  readonly isComputed: boolean
}

/**
 * Finds the header: the line that names most columns. If no line names any, all lines are content, so that
 * nothing is lost, unless the person said that there is a header or one is above a column of numbers: then it
 * is the first line with most texts.
 */
function headerOf(
  table: Table,
  list: IntoList,
  isHeaded: boolean | undefined,
): { at: number; found: readonly FoundColumn[] } {
  const lines = table.slice(0, HEADER_WITHIN)
  const all = lines.map((line) => columnsIn(line, list))
  const counts = all.map((found) =>
    found.reduce((sum, { column, isGuess }) => sum + (column ? (isGuess ? GUESSED : 1) : 0), 0),
  )
  const most = Math.max(0, ...counts)
  const filled = lines.map((line) => line.filter((text) => text.trim() !== '').length)
  const fullest = Math.max(0, filled.indexOf(Math.max(...filled)))
  const at =
    most > 0 ? counts.indexOf(most) : (isHeaded ?? isOverNumbers(table, fullest)) ? fullest : NO_HEADER
  const width = Math.max(0, ...table.map((line) => line.length))
  return { at, found: Array.from({ length: width }, (_, index) => all[at]?.[index] ?? NOT_USED) }
}

const NO_HEADER = -1

/** Whether a line contains no number and is above a column of numbers. */
function isOverNumbers(table: Table, at: number): boolean {
  const [line = [], ...below] = table.slice(at)
  if (line.some(isNumber)) return false
  return line.some((text, index) => {
    const texts = below.map((other) => other[index]?.trim() ?? '').filter((other) => other !== '')
    return text.trim() !== '' && texts.length > 0 && texts.every(isNumber)
  })
}

/** Weight of a name that is only similar to a column's when looking for the header. */
const GUESSED = 0.6

const NOT_USED: FoundColumn = { column: undefined, isGuess: false, isComputed: false }

/** Matches each text of a line with a column by name, or by similarity; each column is matched once. */
function columnsIn(line: readonly string[], { columns, titlesOf }: IntoList): readonly FoundColumn[] {
  const names = columns.map((column) => [column.key, column.title, ...titlesOf(column)])
  const labels = new Labels(names)
  const taken = new Set<number>()
  const indexes = line.map((text) => {
    const index = labels.of(text).find((one) => !taken.has(one))
    if (index !== undefined) taken.add(index)
    return index
  })
  const guesses = line
    .slice(0, GUESSED_WITHIN)
    .flatMap((text, at) =>
      indexes[at] === undefined && text.trim() !== '' && !NUMBERINGS.has(plainLabel(text))
        ? names.map((own, index) => ({
            at,
            index,
            score: Math.max(...own.slice(1).map((name) => labelLikeness(text, name))),
          }))
        : [],
    )
    .filter(({ score }) => score >= ALIKE)
    .sort((one, other) => other.score - one.score)
  const guessed = new Map<number, number>()
  for (const { at, index } of guesses) {
    if (taken.has(index) || guessed.has(at)) continue
    taken.add(index)
    guessed.set(at, index)
  }
  return line.map((_, at) => {
    const index = indexes[at] ?? guessed.get(at)
    const column = index === undefined ? undefined : columns[index]
    if (!column) return NOT_USED
    if (!isFilledByForm(column)) return { column, isGuess: guessed.has(at), isComputed: false }
    // a text merely similar to a computed column may mean another one, so the person chooses
    return { ...NOT_USED, isComputed: !guessed.has(at) }
  })
}

/** Maximum number of columns for which similar names are looked for. */
const GUESSED_WITHIN = 60

/** Applies the person's choices; a column chosen for one source column is no longer used for another. */
function withChosen(
  found: readonly FoundColumn[],
  chosen: ChosenColumns,
  { columns }: IntoList,
): readonly FoundColumn[] {
  const keys = new Set(chosen.values())
  return found.map((one, index) => {
    if (chosen.has(index))
      return { ...NOT_USED, column: columns.find(({ key }) => key === chosen.get(index)) }
    return one.column && keys.has(one.column.key) ? NOT_USED : one
  })
}

/**
 * Columns that a formula fills in. Keys assigned by the form are not among them, as they may come back with
 * their rows.
 */
export function isFilledByForm({ readOnly, keyPattern }: TableColumn): boolean {
  return readOnly === true && keyPattern === undefined
}

/** Whether a line contains totals, which are not a row of the list; a number may be before the word. */
function isTotals(texts: readonly string[]): boolean {
  const first = texts.map((text) => text.trim()).find((text) => text !== '' && !/^\d+$/.test(text))
  return first !== undefined && TOTALS.has(plainLabel(first))
}

/** A column with its unit, and the unit stated by the header of the file. */
interface NamedColumn {
  readonly column: TableColumn
  readonly own: Unit | undefined
  readonly stated: Unit | undefined
}

/** Converts a line of a file to a row; `numbers` collects those in other units. */
function rowOfLine(
  line: readonly string[],
  columns: readonly (NamedColumn | undefined)[],
  locale: CellLocale,
  numbers: InOwnUnit[],
): ListRow {
  const row: Record<string, Json> = {}
  columns.forEach((named, index) => {
    if (!named || line[index] === undefined) return
    const number = inOwnUnit(parseCell(line[index], named.column, locale), named.own, named.stated)
    if (number.from !== undefined || number.other !== undefined) numbers.push(number)
    if (number.value === undefined || number.value === locale.none) return
    // in a column of keys, numbers other than the form's keys are ignored
    const { key, keyPattern } = named.column
    if (keyPattern !== undefined && keyNumber(keyPattern, number.value) === undefined) return
    row[key] = number.value
  })
  return row
}
