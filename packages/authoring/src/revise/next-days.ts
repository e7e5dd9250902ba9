import { below, JsonSource, valueAt } from '@formwright/definition'
import type { EditionFile, RegionalVariant } from '@formwright/definition'
import { withEdits, withoutProperty } from '../text/text-edits.ts'
import type { TextEdit } from '../text/text-edits.ts'

/** The same date in another year; 29 February becomes the 28th in a common year. */
function shiftedDay(day: string, shift: number): string {
  const [year = '', ...rest] = day.split('-')
  const moved = `${String(Number(year) + shift).padStart(4, '0')}-${rest.join('-')}`
  return rest.join('-') === '02-29' && !isLeap(Number(year) + shift) ? moved.replace(/29$/, '28') : moved
}

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1

/** The edits that move the dates of a file's window and mark them as unverified. */
export function windowEdits(source: JsonSource, shift: number): TextEdit[] {
  const { window } = source.value as Pick<EditionFile, 'window'>
  if (!window) return []
  return [
    put(source, '/window/from', shiftedDay(window.from, shift)),
    put(source, '/window/to', shiftedDay(window.to, shift)),
    unverified(source, '/window', ',\n    '),
  ]
}

function put(source: JsonSource, pointer: string, value: unknown, more = ''): TextEdit {
  const { offset, length } = source.positionOf(pointer)
  return { offset, length, text: JSON.stringify(value) + more }
}

/** Marks something with a source as unverified. */
function unverified(source: JsonSource, pointer: string, comma = ', '): TextEdit {
  const { verified, source: notice } = valueAt(source.value, pointer) as {
    readonly verified?: boolean
    readonly source: string
  }
  return verified === undefined
    ? put(source, `${pointer}/source`, notice, `${comma}"verified": false`)
    : put(source, `${pointer}/verified`, false)
}

/**
 * A regional variant for another year: the dates of its window are moved, and it is marked as unverified
 * until somebody has read the new notice; the rest of the text is unchanged.
 * @param has whether the new edition has a rule or parameter
 */
export function nextVariant(
  text: string,
  shift: number,
  has: (kind: 'rule' | 'param', name: string) => boolean = () => true,
): string {
  const source = new JsonSource('', text)
  const { params = {}, severity = {} } = source.value as RegionalVariant
  const names = Object.keys(params).map((name) => below('/params', name))
  const edits = ['', ...names].map((at) => unverified(source, at))
  const gone = [
    ...Object.keys(severity).flatMap((id) => (has('rule', id) ? [] : [below('/severity', id)])),
    ...Object.keys(params).flatMap((name) => (has('param', name) ? [] : [below('/params', name)])),
  ]
  return gone.reduce(withoutProperty, withEdits(text, [...edits, ...windowEdits(source, shift)]))
}
