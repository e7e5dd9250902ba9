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

/** A column of a file or of what was pasted, and what it is taken for. */
export interface SourceColumn {
  readonly title: string
  /** What stands in it first. */
  readonly samples: readonly string[]
  /** The key of the column of the list; none where it is not used. */
  readonly key: string | undefined
  /** Its title only resembles the column's: somebody has to look at it. */
  readonly isGuess: boolean
  /** It only numbers the rows, as the list does itself. */
  readonly isNumbering: boolean
  /** It holds what the form works out itself. */
  readonly isComputed: boolean
}

/** Whether somebody has to look at what a column is taken for. */
export function isInDoubt({ key, title, isGuess, isNumbering, isComputed }: SourceColumn): boolean {
  return isGuess || (key === undefined && title !== '' && !isNumbering && !isComputed)
}

/** A table of texts with a header as rows of a list. */
export interface Matched {
  readonly rows: readonly ListRow[]
  readonly columns: readonly SourceColumn[]
  /** Its numbers that were written in other units than their columns have. */
  readonly numbers: readonly InOwnUnit[]
  /** So many lines give totals and are no rows. */
  readonly totals: number
  /** No line names a column: whether one is a header is for people to say. */
  readonly isNameless: boolean
  /** A line was taken for a header. */
  readonly isHeaded: boolean
}

/** The list that rows are to be taken into. */
export interface IntoList {
  readonly columns: readonly TableColumn[]
  /** All that a column may be called besides its own title, in whatever language. */
  readonly titlesOf: (column: ListColumn) => readonly string[]
  readonly locale: CellLocale
  readonly units: UnitTable
}

type Table = readonly (readonly string[])[]

/** What somebody chose for columns of a table, by their index: a key, or that it is not used. */
export type ChosenColumns = ReadonlyMap<number, string | undefined>

/**
 * Rows of a table of texts by the names in its header: titles in either language, or keys, whatever resembles
 * one of them, and what was chosen by hand. Numbers that the header says to be in another unit than the
 * column's are converted. What the form fills in itself is not taken from elsewhere, apart from its own keys.
 * @param isHeaded what somebody said of whether there is a header, where none of its lines names a column
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
 * Whether the first line of what was pasted names columns, though perhaps not as the list does: several of
 * its texts resemble titles, and none is a number.
 */
export function isHeading(line: readonly string[], list: IntoList): boolean {
  const filled = line.filter((text) => text.trim() !== '' && !NUMBERINGS.has(plainLabel(text)))
  if (filled.some(isNumber)) return false
  const alike = columnsIn(line, list).filter(({ column }) => column).length
  return alike > 1 && alike * 2 >= filled.length
}

/** Headings of a column that numbers the rows, as the list does itself. */
const NUMBERINGS: ReadonlySet<string> = new Set(headingWords.numbering)

const TOTALS: ReadonlySet<string> = new Set(headingWords.totals)

/** A title or a note may stand above the header. */
const HEADER_WITHIN = 10

/** So many texts show what a column holds. */
const SAMPLES = 2

interface FoundColumn {
  readonly column: TableColumn | undefined
  readonly isGuess: boolean
  readonly isComputed: boolean
}

/**
 * The line that names most columns. Where none names any, all are content, so that nothing is lost, unless
 * somebody said that there is a header, or one stands over numbers: then it is the first line that names most
 * things.
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

/** Whether a line has no number and stands over a column of numbers. */
function isOverNumbers(table: Table, at: number): boolean {
  const [line = [], ...below] = table.slice(at)
  if (line.some(isNumber)) return false
  return line.some((text, index) => {
    const texts = below.map((other) => other[index]?.trim() ?? '').filter((other) => other !== '')
    return text.trim() !== '' && texts.length > 0 && texts.every(isNumber)
  })
}

/** A name that only resembles a column's says less of where the header is. */
const GUESSED = 0.6

const NOT_USED: FoundColumn = { column: undefined, isGuess: false, isComputed: false }

/** The column that each text of a line names, or resembles most; none is named twice. */
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
    // what only resembles a computed column may be another, which somebody chooses
    return { ...NOT_USED, isComputed: !guessed.has(at) }
  })
}

/** Wider tables have headings that are known. */
const GUESSED_WITHIN = 60

/** What is chosen for one column is not used for another. */
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

/** A formula's columns, which nobody fills in; keys of the form's own may come back with their rows. */
export function isFilledByForm({ readOnly, keyPattern }: TableColumn): boolean {
  return readOnly === true && keyPattern === undefined
}

/** A line of totals: they are worked out, or are no row of the list; a number may stand before the word. */
function isTotals(texts: readonly string[]): boolean {
  const first = texts.map((text) => text.trim()).find((text) => text !== '' && !/^\d+$/.test(text))
  return first !== undefined && TOTALS.has(plainLabel(first))
}

/** A column with its own unit, and the one that the header of a file states for it. */
interface NamedColumn {
  readonly column: TableColumn
  readonly own: Unit | undefined
  readonly stated: Unit | undefined
}

/** A line of a file as a row; `numbers` collects those in other units. */
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
    // numbers of one's own in a column of keys are not the form's
    const { key, keyPattern } = named.column
    if (keyPattern !== undefined && keyNumber(keyPattern, number.value) === undefined) return
    row[key] = number.value
  })
  return row
}
