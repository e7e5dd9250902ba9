import { titleWithUnit } from '@formwright/definition'
import type { Field, FormLocale } from '@formwright/definition'
import type { RowsReferredTo, SheetColumn, SheetView, SheetTable } from '@formwright/sheets'
import { choiceCell } from '../choice/choice.sheet.ts'
import { numberOfContent, writeNumber } from '../number/number.sheet.ts'
import { readText, writeText } from '../sheet/content.ts'
import { formattedCell } from '../date/formatted-cell.ts'
import { MAX_ROWS } from '../grid/max-rows.ts'
import { choicesIn, unitOfColumn } from './rows.ts'
import { columnOf } from './column-cell.ts'
import { columnsOfRows, isTable, listTableType } from './list-table.ts'
import { nestedRowsSheet } from './nested-rows.sheet.ts'
import type { TableColumn } from './use-columns.ts'

/** The rows of a list as a sheet. */
export function listSheet(
  pointer: string,
  title: string,
  columns: readonly TableColumn[],
  locale: FormLocale,
): SheetTable {
  return {
    kind: 'table',
    pointer,
    title,
    maxRows: MAX_ROWS,
    columns: columns.map((column) => listColumn(column, locale)),
  }
}

function listColumn(column: TableColumn, locale: FormLocale): SheetColumn {
  const { key, title, type, required, examples, unit = '' } = column
  const more = {
    key,
    title: titleWithUnit(title, unit, locale.language),
    ...(required ? { required } : {}),
    ...(examples && type === undefined ? { suggestions: examples } : {}),
  }
  const oneOf = choicesIn(column)?.map((choice) => ({ ...choice }))
  if (oneOf) {
    const { write, read, choices } = choiceCell('', { oneOf }, locale)
    return { ...more, write, read: (content) => read(content, undefined), choices: choices! }
  }
  if (type === 'number')
    return {
      ...more,
      write: writeNumber,
      read: (content) => numberOfContent(content, { 'x-unit': unitOfColumn(column) }, locale),
      format: 'General',
    }
  if (type === 'date') return { ...more, ...formattedCell({ format: 'date' }, locale) }
  if (type === 'month') return { ...more, ...formattedCell({ format: 'year-month' }, locale) }
  return { ...more, write: writeText, read: readText }
}

/** The rows of a field as a sheet. */
export function rowsSheet(
  { pointer, title, schema, node }: Pick<Field, 'pointer' | 'title' | 'schema' | 'node'>,
  locale: FormLocale,
  rows?: RowsReferredTo,
): SheetTable {
  const columns = columnsOfRows(node).map((cell) => columnOf(cell, locale, rows))
  return {
    kind: 'table',
    pointer,
    title,
    columns,
    maxRows: Math.min(Number(schema.maxItems ?? MAX_ROWS), MAX_ROWS),
  }
}

export const listTableSheet: SheetView = {
  type: listTableType,
  layOut: (field, locale, rows) =>
    isTable(field) ? rowsSheet(field, locale, rows) : nestedRowsSheet(field, locale, rows),
}
