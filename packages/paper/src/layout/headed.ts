import type { Table } from '../page/page-model.ts'

/**
 * Splits a table into the rows under its header and the rows below that do not use the header's columns, such
 * as long texts below columns of years: the header is only repeated above rows that have its columns.
 */
export function headedParts(table: Table): Table[] {
  const end = table.repeatHeader && table.headerRows > 0 ? endOfHeaded(table) : table.rows
  if (end >= table.rows) return [table]
  const isAbove = ({ y }: { readonly y: number }) => y < end
  const lower = <T extends { readonly y: number }>(those: readonly T[]) =>
    those.filter((one) => !isAbove(one)).map((one) => ({ ...one, y: one.y - end }))
  return [
    { ...table, rows: end, kept: table.kept.filter(isAbove), cells: table.cells.filter(isAbove) },
    {
      ...table,
      rows: table.rows - end,
      headerRows: 0,
      continues: true,
      kept: lower(table.kept),
      cells: lower(table.cells),
    },
  ]
}

/**
 * The index after the last row that has the header's columns, i.e. no cell reaching across them; the number
 * of rows if no row has them.
 */
function endOfHeaded({ cells, kept, rows, headerRows }: Table): number {
  const edgesOf = (y: number) =>
    new Set(cells.filter((cell) => cell.y <= y && y < cell.y + cell.rows).map(({ x }) => x))
  const wanted = [...edgesOf(headerRows - 1)]
  let end = rows
  while (end > headerRows && !wanted.every((edge) => edgesOf(end - 1).has(edge))) end--
  if (end === headerRows) return rows
  while (end < rows && [...cells, ...kept].some((one) => one.y < end && one.y + one.rows > end)) end++
  return end
}
