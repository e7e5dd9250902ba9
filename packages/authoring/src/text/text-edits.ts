import { JsonSource } from '@formwright/definition'

/** Characters of a text that others take the place of. */
export interface TextEdit {
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** A text with edits that do not overlap; what lies between them stays byte by byte. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (result, { offset, length, text: own }) =>
        result.slice(0, offset) + own + result.slice(offset + length),
      text,
    )
}

/** A JSON text without one property; its comma and the white space before it go with it. */
export function withoutProperty(text: string, pointer: string): string {
  const source = new JsonSource('', text)
  const key = source.keyPositionOf(pointer)
  const value = source.positionOf(pointer)
  const end = value.offset + value.length
  const after = /^\s*,\s*/.exec(text.slice(end))
  if (after) return text.slice(0, key.offset) + text.slice(end + after[0].length)
  return text.slice(0, key.offset).replace(/,?\s*$/, '') + text.slice(end)
}
