import type { FormNode, Json, ReferredRow } from '@formwright/definition'
import type { CellContent, RowsReferredTo } from '@formwright/sheets'
import { textOfContent, writeText } from '../sheet/content.ts'
import { keysIn } from './keys-in.ts'
import { keysTyped } from './keys-typed.ts'
import { rowTitles } from './row-titles.ts'

const NO_ROWS: RowsReferredTo = () => []

/**
 * The content of a workbook cell that refers to rows, by key and name, to be picked or typed: one on each
 * line, or several as people write them (`IP01、IP05`), by key, name or both.
 */
export function keysContent(field: FormNode, rowsFor = NO_ROWS, at = field.pointer) {
  const isSeveral = field.shape === 'names'
  const rows = rowsFor(field, at)
  const titleOf = rowTitles(rows)
  return {
    write: (value: unknown): CellContent => {
      const keys = keysIn(value)
      const isKeys = Array.isArray(value) ? keys.length === value.length : keys.length > 0
      return isKeys ? keys.map(titleOf).join('\n') || null : writeText(value)
    },
    read: (content: CellContent): Json | undefined => {
      const keys = keysRead(textOfContent(content), field, rows)
      if (keys.length === 0) return undefined
      return isSeveral ? keys : keys.join(', ')
    },
    ...(isSeveral ? { isSeveral } : {}),
    ...(rows.length > 0 ? { suggestions: [...new Set(rows.map(({ key }) => titleOf(key)))] } : {}),
  }
}

/** Names may contain commas, so a whole line is tried as one name first. */
function keysRead(text: string, field: FormNode, rows: readonly ReferredRow[]): string[] {
  return [...new Set(text.split(/[\n\r]+/).flatMap((line) => keysTyped(line, field, rows)))]
}
