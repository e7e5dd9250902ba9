import { truncate, dayOfSerial } from '@formwright/definition'
import type { CellContent } from '../view/sheet-view.ts'
import { asShown } from '../safety/number.ts'
import { cellText, MAX_LETTERS } from '../safety/text.ts'

/** Whether a cell still has the content that was written to it, allowing for how spreadsheets change it. */
export function sameContent(found: CellContent, written: CellContent): boolean {
  const day = written instanceof Date && typeof found === 'number' ? dayOfSerial(found) : undefined
  return plain(day ?? found) === plain(written)
}

function plain(content: CellContent): string {
  if (content === null) return ''
  if (content instanceof Date)
    return Number.isNaN(content.getTime()) ? '' : content.toISOString().slice(0, 10)
  if (typeof content === 'string') return truncate(cellText(content), MAX_LETTERS).trim()
  return String(typeof content === 'number' ? asShown(content) : content)
}
