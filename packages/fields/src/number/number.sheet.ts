import type { Cell, FormLocale, Json, Schema } from '@formwright/definition'
import { asShown } from '@formwright/sheets'
import type { CellContent, SheetCell, SheetView } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import { textOfContent } from '../sheet/content.ts'
import { numberFormat } from './format.ts'
import { parseNumber, showNumber } from '../sheet/parse.ts'
import { numberType } from './number.ts'

/** A number cell; the “none” word and invalid entries are text. */
export function numberCell(
  { pointer, schema }: Pick<Cell, 'pointer' | 'schema'>,
  locale: FormLocale,
): SheetCell {
  return {
    pointer,
    write: writeNumber,
    read: (content) => numberOfContent(content, schema, locale),
    format: numberFormat(schema),
  }
}

export function writeNumber(value: unknown): CellContent {
  return typeof value === 'number' && Number.isFinite(value) ? value : showNumber(value) || null
}

export function numberOfContent(content: CellContent, schema: Schema, locale: FormLocale): Json | undefined {
  return typeof content === 'number' ? asShown(content) : parseNumber(textOfContent(content), schema, locale)
}

export const numberSheet: SheetView = {
  type: numberType,
  layOut: (field, locale) => rowOfField(field, [numberCell(field, locale)], locale),
}
