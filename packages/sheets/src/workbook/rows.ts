import { isObject, valueAt } from '@formwright/definition'
import type { SheetTable } from '../view/sheet-view.ts'

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

/** What tells a table from all others of the workbook. */
export function markOf({ mark, pointer }: SheetTable): string {
  return mark ?? pointer
}

/** The entries of a table; anything that is none is shown as an empty one. */
function rowsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map((row) => (isObject(row) ? row : {})) : []
}
