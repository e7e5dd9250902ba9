import { referredList, titleWithUnit } from '@formwright/definition'
import type { Field, FormLocale, FormNode } from '@formwright/definition'
import type { RowsReferredTo, SheetBlock, SheetCell, SheetView, SheetRow } from '@formwright/sheets'
import { columnCell } from './column-cell.ts'
import { leavesSheet } from '../nested/leaves.sheet.ts'
import { sharedUnit } from '../grid/shared-unit.ts'
import { growingTable } from './growing-table.ts'
import { matrixType } from './matrix.ts'
import { tableNodesOf, tablesOf } from './tables.ts'

/**
 * A matrix whose rows and columns are defined by the form is a block of cells. If one side comes from a list,
 * it is a table: a line for each row of the list, a column for each member of the other side. If both come
 * from lists, each value is a line.
 */
function layOut(field: Field, locale: FormLocale, rows?: RowsReferredTo): SheetBlock {
  const nodes = tableNodesOf(field, {})
  if (nodes.every(({ node }) => !hasList(node) && !node.children.some(hasList))) return cellsOf(field, locale)
  if (referredList(field.node) && nodes.length === 0) return leavesSheet(field, locale)
  const tables = nodes.map((one) => growingTable(one, locale, rows))
  if (tables.includes(undefined)) return leavesSheet(field, locale)
  return { kind: 'tables', tables: tables.filter((table) => table !== undefined) }
}

function hasList(node: FormNode): boolean {
  return referredList(node) !== undefined
}

/** Cells under the columns, one line for each row. */
function cellsOf(field: Field, locale: FormLocale): SheetBlock {
  const tables = tablesOf(field, {})
  const { language } = locale
  return {
    kind: 'cells',
    headings: (tables[0]?.columns ?? []).map(({ title }, at) =>
      titleWithUnit(
        title,
        sharedUnit(tables.flatMap(({ rows }) => rows.map(({ cells }) => cells[at]))),
        language,
      ),
    ),
    rows: tables.flatMap((table) =>
      table.rows.map(({ pointer, title, cells }): SheetRow => ({
        key: pointer,
        label: locale.word('label-and-value', { label: table.title, value: title }),
        unit: sharedUnit(cells),
        cells: cells.flatMap((cell): SheetCell[] => {
          if (!cell) return []
          const { read, ...more } = columnCell(cell, locale)
          return [{ pointer: cell.pointer, ...more, read: (content) => read(content) }]
        }),
      })),
    ),
  }
}

export const matrixSheet: SheetView = { type: matrixType, layOut }
