import type { SheetFace } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import words from '../sheet/words.json' with { type: 'json' }
import { textCell } from '../text/text.sheet.ts'
import { countedTextType } from './counted-text.ts'

export const countedTextSheet: SheetFace = {
  type: countedTextType,
  layOut: (field) =>
    rowOfField(
      field,
      [textCell(field, Math.ceil((field.schema['x-words'] ?? 0) / 40))],
      words.words.replace('{limit}', String(field.schema['x-words'])),
    ),
}
