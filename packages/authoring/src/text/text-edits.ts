import { JsonSource } from '@formwright/definition'

/** A replacement of characters in a text. */
export interface TextEdit {
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** Applies edits that do not overlap; the text between them is unchanged. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (result, { offset, length, text: own }) =>
        result.slice(0, offset) + own + result.slice(offset + length),
      text,
    )
}

/** Removes a property from a JSON text, including its comma and preceding white space. */
export function withoutProperty(text: string, pointer: string): string {
  const source = new JsonSource('', text)
  const key = source.keyPositionOf(pointer)
  const value = source.positionOf(pointer)
  const end = value.offset + value.length
  const after = /^\s*,\s*/.exec(text.slice(end))
  if (after) return text.slice(0, key.offset) + text.slice(end + after[0].length)
  return text.slice(0, key.offset).replace(/,?\s*$/, '') + text.slice(end)
}
