import { equal, isObject, ownMember, valueAt } from '@formwright/definition'
import type { SheetColumn, SheetTable, TableEntry } from '../view/sheet-view.ts'

/** Number of empty rows below the entries of a table. */
export const SPARE_ROWS = 50

/** The entries of a table. */
export function entriesOf(
  { entries, pointer }: SheetTable,
  answers: unknown,
): readonly Readonly<Record<string, unknown>>[] {
  const value = valueAt(answers, pointer)
  return entries ? entries.of(value, answers) : rowsOf(value)
}

/** Whether the form fills in a column, for all entries or for this one. */
export function isGivenColumn(
  { isGiven = false, isGivenIn }: SheetColumn,
  entry: Readonly<Record<string, unknown>> | undefined,
): boolean {
  return isGiven || (entry !== undefined && isGivenIn?.(entry as TableEntry) === true)
}

/** A column as it is in an entry. */
export function columnIn(column: SheetColumn, entry: object | undefined): SheetColumn {
  return entry && column.inEntry ? { ...column, ...column.inEntry(entry as TableEntry) } : column
}

/** The number at the start of an entry's row. */
export function numberOfEntry({ entries }: SheetTable, entry: object, index: number): string {
  return entries?.numberOf?.(entry as TableEntry) ?? String(index + 1)
}

/** Identifies a table within the workbook. */
export function markOf({ mark, pointer }: SheetTable): string {
  return mark ?? pointer
}

/** The entries of a list; an item that is not an object becomes an empty entry. */
function rowsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map((row) => (isObject(row) ? row : {})) : []
}

/**
 * Whether a row of a list is still the same row, possibly edited: no other row has moved to its index, and it
 * has not moved to another one.
 */
export function isSameRow(was: readonly unknown[], is: readonly unknown[], index: number): boolean {
  const [one, other] = [was[index], is[index]]
  if (was.length !== is.length) return false
  if (equal(one, other)) return true
  if (!isObject(one) || !isObject(other)) return false
  if (was.some((row) => equal(row, other)) || is.some((row) => equal(row, one))) return false
  const members = Object.keys(one)
  const kept = members.filter((key) => equal(ownMember(one, key), ownMember(other, key)))
  return kept.length * 2 >= members.length
}
