import { JsonSource } from '@formwright/definition'
import type { EditionFile } from '@formwright/definition'
import { withEdits } from './text-edits.ts'
import type { TextEdit } from './text-edits.ts'

/** The same day of another year; the last of February in a year without a 29th. */
function shiftedDay(day: string, shift: number): string {
  const [year = '', ...rest] = day.split('-')
  const moved = `${String(Number(year) + shift).padStart(4, '0')}-${rest.join('-')}`
  return rest.join('-') === '02-29' && !isLeap(Number(year) + shift) ? moved.replace(/29$/, '28') : moved
}

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1

/** The edits that move the days of a file's window; nobody has read the new ones in a notice yet. */
export function windowEdits(source: JsonSource, shift: number): TextEdit[] {
  const { window } = source.value as Pick<EditionFile, 'window'>
  if (!window) return []
  const put = (pointer: string, value: unknown, more = ''): TextEdit => {
    const { offset, length } = source.positionOf(pointer)
    return { offset, length, text: JSON.stringify(value) + more }
  }
  return [
    put('/window/from', shiftedDay(window.from, shift)),
    put('/window/to', shiftedDay(window.to, shift)),
    window.verified === undefined
      ? put('/window/source', window.source, ',\n    "verified": false')
      : put('/window/verified', false),
  ]
}

/** The ruling of a region for another year: the days of its window are moved, all else stays byte by byte. */
export function nextVariant(text: string, shift: number): string {
  return withEdits(text, windowEdits(new JsonSource('', text), shift))
}
