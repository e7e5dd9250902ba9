import { NONE } from '@formwright/definition'
import type { Cell, Json } from '@formwright/definition'
import type { CellContent, SheetCell, SheetFace } from '@formwright/sheets'
import { textOfContent, writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import words from '../sheet/words.json' with { type: 'json' }
import { namesType } from './names.ts'

/** Names in one cell, a line each. */
export function namesCell({ pointer }: Pick<Cell, 'pointer'>): SheetCell {
  return { pointer, write: writeNames, read: readNames, lines: 3 }
}

function writeNames(value: unknown): CellContent {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && !name.includes('\n'))
    ? value.join('\n') || null
    : writeText(value)
}

function readNames(content: CellContent, before: unknown): Json | undefined {
  const text = textOfContent(content).trim()
  if (text === '') return undefined
  if (text === NONE) return Array.isArray(before) && before.length === 1 && before[0] === NONE ? [NONE] : NONE
  return text
    .split(/\r\n|[\n;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

export const namesSheet: SheetFace = {
  type: namesType,
  layOut: (field) => rowOfField(field, [namesCell(field)], words.names),
}
