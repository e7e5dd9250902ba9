import { equal, isObject, ownMember, valueAt } from '@formwright/definition'
import type { SheetColumn, SheetTable, TableEntry } from '../view/sheet-view.ts'

/** Empty rows that a table offers below its entries. */
export const SPARE_ROWS = 50

/** What a table shows of a value. */
export function entriesOf(
  { entries, pointer }: SheetTable,
  answers: unknown,
): readonly Readonly<Record<string, unknown>>[] {
  const value = valueAt(answers, pointer)
  return entries ? entries.of(value, answers) : rowsOf(value)
}

/** Whether the form itself fills a column in, of every entry or of this one. */
export function isGivenColumn(
  { isGiven = false, isGivenIn }: SheetColumn,
  entry: Readonly<Record<string, unknown>> | undefined,
): boolean {
  return isGiven || (entry !== undefined && isGivenIn?.(entry as TableEntry) === true)
}

/** The number at the beginning of an entry. */
export function numberOfEntry({ entries }: SheetTable, entry: object, index: number): string {
  return entries?.numberOf?.(entry as TableEntry) ?? String(index + 1)
}

/** What tells a table from all others of the workbook. */
export function markOf({ mark, pointer }: SheetTable): string {
  return mark ?? pointer
}

/** The entries of a table; anything that is none is shown as an empty one. */
function rowsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map((row) => (isObject(row) ? row : {})) : []
}

/**
 * Whether a row of a list is still the one that stood in its place, though somebody may have changed some of
 * it: none that stood elsewhere has come there, and it has not gone elsewhere.
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
