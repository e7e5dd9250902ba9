import {
  clockText,
  truncate,
  dayInNumbers,
  dayText,
  DEFAULT_LANGUAGE,
  monthInNumbers,
  numberText,
} from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'
import { writeCsvStream } from '../library/csv.ts'
import { writeXlsx, writeXlsxStream } from '../library/xlsx.ts'
import { defused, escapedText, MAX_LETTERS } from '../safety/text.ts'
import { isOfMonths } from '../view/of-months.ts'
import type { CellContent } from '../view/sheet-view.ts'

export interface TableShape {
  /** Name of the sheet. */
  readonly title: string
  readonly columns: readonly TableColumn[]
}

interface TableColumn {
  readonly title: string
  readonly width?: number
  /** The number format of dates and times in a workbook, such as `dd/mm/yyyy`. */
  readonly format?: string
}

/** How a language writes the values of a CSV file. */
type Written = Pick<FormLocale, 'decimalSign' | 'tag'>

const POINT: Written = { decimalSign: '.', tag: DEFAULT_LANGUAGE }

/**
 * Writes a table of any length as a stream of bytes, row by row, so that memory use does not grow. CSV is
 * written as spreadsheets of the language expect it: with semicolons between cells if the decimal separator
 * is a comma.
 */
export function writeTable(
  format: 'csv' | 'xlsx',
  { title, columns }: TableShape,
  rows: AsyncIterable<readonly CellContent[]>,
  locale: Written = POINT,
): ReadableStream<Uint8Array> {
  if (format === 'csv')
    return writeCsvStream(
      mapped(
        withHeader(
          columns.map((column) => column.title),
          rows,
        ),
        (cell, index) => csvCell(cell, locale, columns[index]),
      ),
      { bom: true, lineSeparator: '\r\n', delimiter: locale.decimalSign === ',' ? ';' : ',' },
    )
  return writeXlsxStream(mapped(rows, sheetCell), {
    name: sheetName(title),
    columns: columns.map((column) => ({ header: escapedText(column.title), ...lookOf(column) })),
    freezePane: { rows: 1 },
  })
}

/** Writes several tables as the sheets of one workbook. */
export function writeTables(
  tables: readonly (TableShape & { readonly rows: readonly (readonly CellContent[])[] })[],
): Promise<Uint8Array> {
  const taken = new Set<string>()
  return writeXlsx({
    sheets: tables.map(({ title, columns, rows }) => {
      const name = sheetName(title, taken)
      taken.add(name.toLowerCase())
      return {
        name,
        columns: columns.map(lookOf),
        rows: [columns.map((column) => column.title), ...rows].map((row) => row.map(sheetCell)),
        freezePane: { rows: 1 },
      }
    }),
  })
}

function lookOf({ format, ...column }: TableColumn): { width: number; numFmt?: string } {
  return { width: widthOf(column), ...(format !== undefined && /y/.test(format) ? { numFmt: format } : {}) }
}

function widthOf({ title, width }: TableColumn): number {
  return width ?? Math.min(60, Math.max(10, title.length * 2 + 2))
}

async function* withHeader(
  header: readonly string[],
  rows: AsyncIterable<readonly CellContent[]>,
): AsyncGenerator<readonly CellContent[]> {
  yield header
  yield* rows
}

async function* mapped(
  rows: AsyncIterable<readonly CellContent[]>,
  map: (cell: CellContent, index: number) => CellContent,
): AsyncGenerator<CellContent[]> {
  for await (const row of rows) yield row.map((cell, index) => map(cell, index))
}

function csvCell(cell: CellContent, { decimalSign, tag }: Written, column?: TableColumn): CellContent {
  if (cell instanceof Date && isOfMonths(column?.format))
    return monthInNumbers(dayText(cell).slice(0, 'YYYY-MM'.length), tag)
  if (cell instanceof Date)
    return [dayInNumbers(dayText(cell), tag), clockText(cell)].filter(Boolean).join(' ')
  if (typeof cell === 'number') return numberText(cell).replace('.', decimalSign)
  return typeof cell === 'string' ? defused(cell) : cell
}

/** A text is always written as a text, never as a formula. */
function sheetCell(cell: CellContent): CellContent {
  return typeof cell === 'string' ? truncate(escapedText(cell), MAX_LETTERS) : cell
}

/** A valid name of an Excel sheet: at most 31 characters, none of `[]:*?/\`. */
export function sheetName(title: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = truncate(title.replaceAll(/[[\]:*?/\\']/g, ' ').trim(), 31) || '1'
  for (let n = 2, name = plain; ; n++) {
    if (!taken.has(name.toLowerCase())) return name
    const end = ` ${n}`
    name = truncate(plain, 31 - end.length) + end
  }
}
