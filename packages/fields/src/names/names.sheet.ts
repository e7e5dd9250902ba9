import { noneOf } from '@formwright/definition'
import type { Cell, Json } from '@formwright/definition'
import type { CellContent, SheetCell, SheetView } from '@formwright/sheets'
import { textOfContent, writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { namesType } from './names.ts'

/** Names in one cell, one on each line. */
export function namesCell({ pointer, schema }: Pick<Cell, 'pointer' | 'schema'>): SheetCell {
  const none = noneOf(schema)
  return { pointer, write: writeNames, read: (content, before) => readNames(content, before, none), lines: 3 }
}

function writeNames(value: unknown): CellContent {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && !name.includes('\n'))
    ? value.join('\n') || null
    : writeText(value)
}

function readNames(content: CellContent, before: unknown, none: string | undefined): Json | undefined {
  const text = textOfContent(content).trim()
  if (text === '') return undefined
  if (text === none) return Array.isArray(before) && before.length === 1 && before[0] === none ? [none] : none
  return text
    .split(/\r\n|[\n;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

export const namesSheet: SheetView = {
  type: namesType,
  layOut: (field, locale) =>
    rowOfField(field, [namesCell(field)], locale, sayInSheet('names', locale.language)),
}
