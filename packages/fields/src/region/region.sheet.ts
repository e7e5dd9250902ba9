import type { FormLocale, Json } from '@formwright/definition'
import type { CellContent, SheetView } from '@formwright/sheets'
import { textOfContent, writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { regionType } from './region.ts'

/** 福建省（350000）: the name with the code behind it, which is what tells places of one name apart. */
function writeRegion(value: unknown, { word }: FormLocale): CellContent {
  const { code, name, ...others } = (typeof value === 'object' && value !== null ? value : {}) as {
    code?: unknown
    name?: unknown
  }
  return typeof code === 'string' && typeof name === 'string' && Object.keys(others).length === 0
    ? word('in-brackets', { text: name, more: code })
    : writeText(value)
}

function readRegion(content: CellContent): Json | undefined {
  const text = textOfContent(content).trim()
  const [, name, code] = /^(.+?)\s*[（(]([A-Z0-9][A-Z0-9.-]*)[)）]$/.exec(text) ?? []
  return name !== undefined && code !== undefined ? { code, name } : text || undefined
}

export const regionSheet: SheetView = {
  type: regionType,
  layOut: (field, locale) =>
    rowOfField(
      field,
      [{ pointer: field.pointer, write: (value) => writeRegion(value, locale), read: readRegion }],
      locale,
      sayInSheet('region', locale.language),
    ),
}
