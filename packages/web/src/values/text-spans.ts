import { DEFAULT_LANGUAGE } from '@formwright/definition'
import { diffArrays } from 'diff'

/** A span of a text comparison: common, removed or added. */
export interface TextSpan {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Timeout of a comparison: such texts have little in common. */
const PATIENCE_MS = 150
/** Characters of a long common span shown beside a difference. */
const AROUND = 24
/** Lines up to this length are not shortened. */
const LINE = 120

/** Compares two texts by word; long common spans are shortened in the middle. */
export function spansOf(before: string, after: string): TextSpan[] {
  const parts = diffArrays(wordsOf(before), wordsOf(after), { timeout: PATIENCE_MS })
  const apart = [
    { kind: 'gone' as const, text: before },
    { kind: 'new' as const, text: after },
  ].filter(({ text }) => text !== '')
  if (!parts) return apart
  const spans = parts.map(({ added, removed, value }): TextSpan => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }))
  if (!spans.some(({ kind, text }) => kind === 'same' && text.trim().length > 1)) return apart
  return spans.map((span, index) =>
    span.kind === 'same'
      ? { ...span, text: shortened(span.text, index > 0, index < spans.length - 1) }
      : span,
  )
}

const segmenter =
  typeof Intl.Segmenter === 'function'
    ? new Intl.Segmenter(DEFAULT_LANGUAGE, { granularity: 'word' })
    : undefined

/** A date counts as one word. */
const DAY = /(\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日)/

function wordsOf(text: string): string[] {
  return text.split(DAY).flatMap((part) => (DAY.test(part) ? [part] : segmented(part)))
}

function segmented(text: string): string[] {
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : Array.from(text)
}

/** The start and end of a common span, extended to line ends if near. */
function shortened(text: string, follows: boolean, precedes: boolean): string {
  const letters = Array.from(text)
  const head = follows ? headOf(letters) : 0
  const tail = precedes ? headOf([...letters].reverse()) : 0
  return letters.length <= head + tail + 4
    ? text
    : `${letters.slice(0, head).join('')}…${tail === 0 ? '' : letters.slice(-tail).join('')}`
}

function headOf(letters: readonly string[]): number {
  const line = letters.indexOf('\n')
  return line >= 0 && line < LINE ? line + 1 : AROUND
}
