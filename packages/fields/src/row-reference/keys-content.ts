import type { FormNode, Json } from '@formwright/definition'
import type { CellContent } from '@formwright/sheets'
import { textOfContent, writeText } from '../sheet/content.ts'
import { keysIn } from './keys-in.ts'
import { keysTyped } from './keys-typed.ts'

/** The keys in a cell of a workbook: each on a line, or as people write several (`IP01、IP05`). */
export function keysContent(field: FormNode) {
  const isSeveral = field.shape === 'names'
  return {
    write: (value: unknown): CellContent =>
      Array.isArray(value) && keysIn(value).length === value.length
        ? value.join('\n') || null
        : writeText(value),
    read: (content: CellContent): Json | undefined => {
      const keys = keysTyped(textOfContent(content), field)
      if (keys.length === 0) return undefined
      return isSeveral ? keys : keys.join(', ')
    },
  }
}
