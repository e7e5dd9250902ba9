import { writeXlsx } from '../library/xlsx.ts'
import type { Language } from '@formwright/definition'
import type { CellContent, SheetColumn, SheetTable } from '../view/sheet-view.ts'
import { sheetName } from '../table/write-table.ts'
import { Canvas, onEachPage, widthOf } from './canvas.ts'
import { Choices } from './choices.ts'
import { CELL_STYLES } from './cell-styles.ts'
import { SPARE_ROWS } from './rows.ts'
import { say } from './say.ts'

/** The contents of a template besides its columns. */
export interface TemplateContents {
  /** Example rows. */
  readonly rows?: readonly (readonly CellContent[])[]
  /** A second sheet of text: how to fill in the table. */
  readonly guide?: { readonly title: string; readonly lines: readonly (readonly string[])[] }
}

/** Writes a table to fill in, which is imported by the names in its header. @param language of the form */
export async function writeTemplate(
  { title, columns }: Pick<SheetTable, 'title'> & { readonly columns: readonly TemplateColumn[] },
  language: Language,
  { rows = [], guide }: TemplateContents = {},
): Promise<Uint8Array> {
  const choices = new Choices(language)
  const canvas = new Canvas(choices)
  columns.forEach((column, x) => {
    canvas.put(0, x, column.required ? `${column.title}*` : column.title, CELL_STYLES.heading)
    for (let y = 1; y <= rows.length + SPARE_ROWS; y++) canvas.fillIn(y, x, column, rows[y - 1]?.[x] ?? null)
  })
  const sheet = {
    name: sheetName(title),
    ...canvas.drawn(),
    columns: columns.map((column) => ({ width: column.width ?? widthOf(column.title) })),
    freezePane: { rows: 1 },
    pageSetup: onEachPage(0),
  }
  return writeXlsx({
    sheets: [sheet, ...(guide ? [guideSheet(guide, choices)] : []), ...choices.sheets()],
    properties: { title, creator: 'Formwright' },
    defaultFont: { name: say('font', language), size: 11 },
  })
}

type TemplateColumn = Pick<SheetColumn, 'title' | 'format' | 'choices' | 'suggestions' | 'required'> & {
  /** In characters. */
  readonly width?: number
}

/** Widths of the columns of the guide, in characters. */
const GUIDE = [16, 90] as const

function guideSheet({ title, lines }: NonNullable<TemplateContents['guide']>, choices: Choices) {
  const canvas = new Canvas(choices)
  lines.forEach(([name = '', words = ''], y) => {
    canvas.put(y, 0, name, CELL_STYLES.label)
    canvas.put(y, 1, words, CELL_STYLES.hint)
    canvas.height(y, [[words, GUIDE[1]]])
  })
  return { name: sheetName(title), ...canvas.drawn(), columns: GUIDE.map((width) => ({ width })) }
}
