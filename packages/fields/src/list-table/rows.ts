import {
  asTyped,
  columnOptions,
  formatOfColumn,
  formatted,
  isObject,
  ownMember,
  plainForms,
  scalarText,
} from '@formwright/definition'
import type { FormLocale, Json, Language, ListColumn, Option, TitledValue } from '@formwright/definition'
import { tidyMonth } from '../date/month-content.ts'
import { tidyDate } from '../date/tidy-date.ts'
import { keyOfRow } from '../row-reference/keys-typed.ts'
import { asMeant } from '../sheet/as-meant.ts'
import { yesOrNo } from '../sheet/yes-or-no.ts'
import { plainLabel } from '../grid/labels.ts'
import { numberAtRest, parseNumber, showNumber } from '../sheet/parse.ts'
import { tidyLine } from '../sheet/tidy-line.ts'
import type { TableColumn } from './use-columns.ts'

/** One row of a list: column key → value. */
export type ListRow = Readonly<Record<string, Json>>

/**
 * The stored rows of a list. An item that is not an object is shown as an empty row, and kept until it is
 * changed.
 */
export function rowsIn(value: unknown): readonly ListRow[] {
  return Array.isArray(value) ? value.map(rowOf) : []
}

export function rowOf(value: unknown): ListRow {
  return isObject(value) ? (value as ListRow) : EMPTY
}

const EMPTY: ListRow = {}

/** Whether at most one row differs between two versions of a list. */
export function isOneRowChanged(before: readonly unknown[], rows: readonly unknown[]): boolean {
  if (before.length !== rows.length) return false
  let changed = 0
  for (let index = 0; index < rows.length && changed < 2; index++)
    if (rows[index] !== before[index]) changed++
  return changed < 2
}

/** The parts of a form's locale that the cells of a list need. */
export type CellLocale = Pick<
  FormLocale,
  | 'tag'
  | 'none'
  | 'decimalSign'
  | 'language'
  | 'text'
  | 'timeZone'
  | 'yesNo'
  | 'number'
  | 'day'
  | 'month'
  | 'moment'
  | 'time'
>

/** The choices of a column's cells; `undefined` if any text may be typed. */
export function choicesIn(column: TableColumn): readonly (Option | TitledValue)[] | undefined {
  return column.choices ?? columnOptions(column)
}

/** The unit of a column: its own, or the one in brackets in its title. */
export function unitOfColumn({ unit, title }: Pick<TableColumn, 'unit' | 'title'>): string {
  return unit ?? /[(（]([^()（）]+)[)）]\s*$/.exec(title)?.[1] ?? ''
}

/** The value of a column for a typed text. */
export function parseCell(text: string, column: TableColumn, locale: CellLocale): Json | undefined {
  const choices = choicesIn(column)
  if (column.type === 'number' && !choices)
    return parseNumber(text, { 'x-none': locale.none, 'x-unit': unitOfColumn(column) }, locale)
  const tidy = text.trim() === '' ? '' : tidyLine(text)
  if (tidy === '') return undefined
  const wanted = plainLabel(tidy)
  const option = choices?.find(({ const: code, title }) =>
    [title, String(code), locale.text(title)].some((name) => plainLabel(name) === wanted),
  )
  if (option) return option.const
  const referred = column.refersTo && keyOfRow(tidy, column.refersTo)
  if (referred !== undefined) return referred
  if (choices?.some(({ const: code }) => typeof code === 'boolean')) return yesOrNo(tidy, locale) ?? tidy
  switch (column.type) {
    case 'date':
      return tidyDate(tidy, locale)
    case 'month':
      return tidyMonth(tidy, locale)
    case 'year':
      return tidyYear(tidy)
    default:
      return asMeant(tidy, column.format, locale)
  }
}

/** Normalises a year: `２０２３年` becomes `2023`; other texts are unchanged. */
function tidyYear(text: string): string {
  return /^\s*(\d{4})\s*年?\s*$/.exec(plainForms(text))?.[1] ?? text
}

/** A value as it is typed; an option by its title. */
export function showCell(value: unknown, column: TableColumn, locale: CellLocale): string {
  const title = choicesIn(column)?.find((option) => option.const === value)?.title
  if (title !== undefined) return locale.text(title)
  return typeof value === 'string' ? asTyped(value, column.format, locale) : showNumber(value, locale)
}

/** A value as it is shown while the cell is not being edited. */
export function cellAtRest(value: unknown, column: TableColumn, locale: CellLocale): string {
  if (typeof value === 'string' && !choicesIn(column))
    return formatted(value, column.format ?? formatOfColumn(column), locale)
  return typeof value === 'number' && column.type === 'number' && !choicesIn(column)
    ? numberAtRest(value, { 'x-unit': unitOfColumn(column) }, locale)
    : showCell(value, column, locale)
}

function isEmptyRow(row: ListRow): boolean {
  return Object.keys(row).length === 0
}

/** The rows that are not empty. */
export function withoutEmpty(rows: readonly ListRow[]): ListRow[] {
  return rows.filter((row) => !isEmptyRow(row))
}

/** Rows without the empty ones at the end. */
export function trimmed(rows: readonly ListRow[]): ListRow[] {
  let end = rows.length
  while (end > 0 && isEmptyRow(rows[end - 1]!)) end--
  return rows.slice(0, end)
}

/** The column by which rows are sorted, and the direction. */
export interface RowOrder {
  readonly key: string
  readonly descending: boolean
}

/**
 * The indexes of rows sorted by a column: numbers by size, texts in the order of the language; empty ones
 * last.
 */
export function sortedIndexes(
  rows: readonly ListRow[],
  { key, descending }: RowOrder,
  language: Language,
): number[] {
  const collator = new Intl.Collator(language, { numeric: true })
  const sign = descending ? -1 : 1
  const values = rows.map((row) => ownMember(row, key))
  return [...rows.keys()].sort((one, other) => {
    const [a, b] = [values[one], values[other]]
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
    return (
      sign *
      (typeof a === 'number' && typeof b === 'number'
        ? a - b
        : collator.compare(scalarText(a), scalarText(b)))
    )
  })
}

/** The column that names a row. */
export function nameColumn(columns: readonly ListColumn[]): ListColumn {
  return columns.find((column) => column.required) ?? columns[0]!
}

/** Whether a value is text where another type is expected. */
export function isMisread(value: Json | undefined, column: TableColumn): boolean {
  if (typeof value !== 'string') return false
  const choices = choicesIn(column)
  return choices ? choices.every((choice) => choice.const !== value) : column.type === 'number'
}
