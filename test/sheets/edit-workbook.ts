import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Cell, Sheet, WriteSheet } from 'hucre/xlsx'

type Rows = (rows: unknown[][]) => unknown[][]

/**
 * A workbook as somebody left it who changed one cell (by the row's label, counted from the first cell to
 * fill in), or the rows of a sheet.
 */
export async function edited(bytes: Uint8Array, sheet: string, change: Rows): Promise<Uint8Array>
export async function edited(
  bytes: Uint8Array,
  sheet: string,
  label: string,
  at: number,
  content: unknown,
): Promise<Uint8Array>
export async function edited(
  bytes: Uint8Array,
  name: string,
  change: string | Rows,
  at = 0,
  content?: unknown,
): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  const sheet = sheets.find((one) => one.name === name)
  if (!sheet) throw new Error(`There is no sheet ${name}`)
  if (typeof change !== 'string')
    return writeXlsx({
      sheets: sheets.map((one) =>
        one === sheet ? { ...plain(one), rows: change(one.rows as unknown[][]) as never } : plain(one),
      ),
    })
  const y = sheet.rows.findIndex((row) => row[1] === change)
  if (y < 0) throw new Error(`There is no row ${change}`)
  const rows = sheet.rows.map((row, index) =>
    index === y
      ? [
          ...row.slice(0, 3 + at),
          ...Array.from({ length: Math.max(0, 3 + at - row.length) }, () => null),
          isFormula(content) || isFormatted(content) ? null : (content as never),
          ...row.slice(4 + at),
        ]
      : row,
  )
  const cells = new Map<string, Partial<Cell>>()
  if (isFormula(content))
    cells.set(`${y},${3 + at}`, { ...content, type: 'formula', value: content.formulaResult })
  if (isFormatted(content))
    cells.set(`${y},${3 + at}`, { value: content.value, type: 'number', style: { numFmt: content.numFmt } })
  if (content instanceof Date)
    cells.set(`${y},${3 + at}`, { value: content, type: 'date', style: { numFmt: 'yyyy-mm-dd' } })
  return writeXlsx({
    sheets: sheets.map((one) => (one === sheet ? { ...plain(one), rows, cells } : plain(one))),
  })
}

export async function withoutSheet(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  return writeXlsx({ sheets: sheets.filter((sheet) => sheet.name !== name).map(plain) })
}

/** Values alone, dates among them: what a copy into another workbook keeps. */
function plain({ name, rows, cells = new Map(), veryHidden }: Sheet): WriteSheet {
  const dates = [...cells]
    .filter(([, cell]) => cell.value instanceof Date)
    .map(([key, { value }]): [string, Partial<Cell>] => [
      key,
      { value, type: 'date', style: { numFmt: 'yyyy-mm-dd' } },
    ])
  return {
    name,
    rows: rows.map((row) =>
      row.map((value) =>
        typeof value === 'string' ? value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : value,
      ),
    ),
    cells: new Map(dates),
    ...(veryHidden ? { veryHidden } : {}),
  }
}

interface Formula {
  readonly formula: string
  readonly formulaResult: number
}

interface Formatted {
  readonly value: number
  readonly numFmt: string
}

function isFormatted(content: unknown): content is Formatted {
  return typeof content === 'object' && content !== null && 'numFmt' in content
}

function isFormula(content: unknown): content is Formula {
  return typeof content === 'object' && content !== null && 'formula' in content
}
