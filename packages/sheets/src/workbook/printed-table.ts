import { writeXlsx } from '../library/xlsx.ts'
import type { Language } from '@formwright/definition'
import type { CellContent } from '../view/sheet-view.ts'
import { sheetName } from '../table/write-table.ts'
import { Canvas, onEachPage, widthOf } from './canvas.ts'
import { Choices } from './choices.ts'
import { CELL_STYLES } from './cell-styles.ts'

/** A table to be printed, sealed and sent. It is built in memory, as it is short enough to be read. */
export interface PrintedTable {
  readonly title: string
  /** The language of the form. */
  readonly language: Language
  /** Lines under the rows, such as the place of a seal. */
  readonly foot?: readonly string[]
  readonly columns: readonly { readonly title: string; readonly width?: number; readonly format?: string }[]
}

/**
 * Writes a table as a workbook that prints one page wide: title, a header on each page, borders, and lines at
 * the end.
 */
export async function writePrintedTable(
  { title, language, foot = [], columns }: PrintedTable,
  rows: readonly (readonly CellContent[])[],
): Promise<Uint8Array> {
  const canvas = new Canvas(new Choices(language))
  const widths = columns.map((column) => column.width ?? widthOf(column.title))
  const end = HEADER + 1 + rows.length
  canvas.put(0, 0, title, CELL_STYLES.tableTitle)
  columns.forEach((column, x) => canvas.put(HEADER, x, column.title, CELL_STYLES.heading))
  rows.forEach((row, index) =>
    columns.forEach(({ format }, x) =>
      canvas.put(HEADER + 1 + index, x, row[x] ?? null, lookOf(row[x] ?? null, format)),
    ),
  )
  foot.forEach((line, index) => canvas.put(end + index, 0, line, CELL_STYLES.foot))
  ;[columns.map((column) => column.title), ...rows].forEach((row, index) =>
    canvas.height(
      HEADER + index,
      row.map((content, x) => [content, widths[x]!] as const),
    ),
  )
  foot.forEach((_, index) => canvas.height(end + index, [], 2))
  for (const y of [0, ...foot.map((_, index) => end + index)]) canvas.join(y, 0, columns.length)
  const sheet = {
    name: sheetName(title),
    ...canvas.drawn(),
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: HEADER + 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...onEachPage(HEADER),
      horizontalCentered: true,
      margins: MARGINS,
    },
  } as const
  return writeXlsx({ sheets: [sheet], properties: { title, creator: 'Formwright' } })
}

/** Row of the header, from 0. */
const HEADER = 1
/** Maximum number of characters of a centred text; longer ones are aligned left. */
const SHORT = 8
/** In inches, as in Excel. */
const MARGINS = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }

/** Integers are shown without decimals (数据有小数时，保留小数点后2位). */
function lookOf(content: CellContent, format: string | undefined) {
  if (typeof content === 'number')
    return CELL_STYLES.field({
      format: format !== undefined && Number.isInteger(content) ? '#,##0' : (format ?? 'General'),
      side: 'center',
    })
  return CELL_STYLES.field({
    ...(content instanceof Date ? { format: format ?? 'yyyy-mm-dd' } : {}),
    side: typeof content === 'string' && content.length > SHORT ? 'left' : 'center',
  })
}
