/** Characters of a text that others take the place of. */
export interface TextEdit {
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** A text with edits that do not overlap; what lies between them stays byte by byte. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.offset - a.offset)
    .reduce(
      (result, { offset, length, text: own }) =>
        result.slice(0, offset) + own + result.slice(offset + length),
      text,
    )
}
