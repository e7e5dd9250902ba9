import { writeXlsx } from '../library/xlsx.ts'
import type { Language } from '@formwright/definition'
import type { SheetTable } from '../view/sheet-view.ts'
import { sheetName } from '../table/write-table.ts'
import { Canvas, widthOf } from './canvas.ts'
import { Choices } from './choices.ts'
import { CELL_STYLES } from './cell-styles.ts'
import { SPARE_ROWS } from './rows.ts'
import { say } from './say.ts'

/**
 * An empty table to fill in and import by the names in its header.
 * @param language of the form
 */
export async function writeTemplate(
  { title, columns }: Pick<SheetTable, 'title' | 'columns'>,
  language: Language,
): Promise<Uint8Array> {
  const choices = new Choices(language)
  const canvas = new Canvas(choices)
  columns.forEach((column, x) => {
    canvas.put(0, x, column.required ? `${column.title}*` : column.title, CELL_STYLES.heading)
    for (let y = 1; y <= SPARE_ROWS; y++) canvas.fillIn(y, x, column, null)
  })
  const sheet = {
    name: sheetName(title),
    ...canvas.drawn(),
    columns: columns.map((column) => ({ width: widthOf(column.title) })),
    freezePane: { rows: 1 },
  }
  return writeXlsx({
    sheets: [sheet, ...choices.sheets()],
    properties: { title, creator: 'Formwright' },
    defaultFont: { name: say('font', language), size: 11 },
  })
}
