import { DEFAULT_NONE } from '@formwright/definition'
import type { PrivateKind } from '@formwright/definition'

/** Number of characters that stay visible at the start and the end. */
const LEFT: Readonly<Record<Exclude<PrivateKind, 'email'>, readonly [start: number, end: number]>> = {
  identity: [1, 2],
  phone: [3, 4],
  name: [1, 0],
  account: [0, 4],
  all: [0, 0],
}

/**
 * A masked private text; an empty one and the “nothing to report” word stay. Texts that are too short are
 * masked completely.
 */
export function maskText(text: string, kind: PrivateKind, none: string = DEFAULT_NONE): string {
  if (text.trim() === '' || text.trim() === none) return text
  if (kind !== 'email') return masked(text, LEFT[kind])
  const at = text.lastIndexOf('@')
  return at < 0 ? masked(text, [1, 0]) : masked(text.slice(0, at), [1, 0]) + text.slice(at)
}

/** Whether a text is already masked, so that it is not an actual answer. */
export function isMasked(text: string, kind: PrivateKind, none?: string): boolean {
  return text.includes('*') && maskText(text, kind, none) === text
}

function masked(text: string, [start, end]: readonly [number, number]): string {
  const characters = [...text]
  if (characters.length <= start + end) return characters.map(() => '*').join('')
  return characters
    .map((char, index) => (index < start || index >= characters.length - end ? char : '*'))
    .join('')
}
