import { stepsBetween } from './sequence.ts'

/** A part of a text that is common, or only in the earlier or later version. */
export interface Span {
  readonly text: string
  readonly kind: 'same' | 'removed' | 'added'
}

/**
 * Two texts as one, with removed and added parts marked: by character in Chinese, otherwise by word and
 * number; a date is one unit.
 */
export function markedText(before: string, after: string): Span[] {
  const spans: { text: string; kind: Span['kind'] }[] = []
  const put = (text: string, kind: Span['kind']) => {
    const last = spans.at(-1)
    if (last?.kind === kind) last.text += text
    else spans.push({ text, kind })
  }
  for (const step of stepsBetween(
    tokens(before),
    tokens(after),
    (a, b) => a === b,
    () => false,
  )) {
    if (step.kind === 'same') put(step.before, 'same')
    else if (step.kind === 'removed') put(step.before, 'removed')
    else put(step.after, 'added')
  }
  return spans
}

function tokens(text: string): string[] {
  return (
    text.match(/\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日|[\p{Script=Latin}_]+|\d+(?:\.\d+)?|[^]/gu) ?? []
  )
}
