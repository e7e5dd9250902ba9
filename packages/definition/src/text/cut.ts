/** Created lazily: it takes tens of milliseconds, and most pages do not need it. */
let graphemes: Intl.Segmenter | undefined
const encoder = new TextEncoder()

/**
 * The beginning of a text, of at most so many bytes in UTF-8. No character is cut, however many code points
 * it has.
 */
export function cutToBytes(text: string, bytes: number): string {
  return cut(text, bytes, (part) => encoder.encode(part).length)
}

/**
 * The beginning of a text, of at most so many UTF-16 units, as databases and columns count. No character is
 * cut.
 */
export function truncate(text: string, maxLength: number): string {
  return cut(text, maxLength, (part) => part.length)
}

/** As `truncate`, but ends at a word boundary if there is one; Chinese may be cut anywhere. */
export function cutBetweenWords(text: string, maxLength: number): string {
  const start = truncate(text, maxLength)
  const isInWord = IN_WORD.test(start) && IN_WORD.test(text[start.length] ?? '')
  return (isInWord && /^(.*\S)\s+\S*$/s.exec(start)?.[1]) || start.trimEnd()
}

/** A letter or digit of a script that parts words by spaces, at the end. */
const IN_WORD = /[\p{L}\p{N}](?<!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai})$/u

/**
 * The name of a file, of at most so many bytes in UTF-8, with its ending kept: what is too long is cut before
 * it.
 */
export function cutFileName(name: string, bytes: number): string {
  const [, stem = name, ending = ''] = /^(.+?)(\.[A-Za-z0-9]{1,16})?$/su.exec(name) ?? []
  return cutToBytes(stem, bytes - ending.length) + ending
}

function cut(text: string, limit: number, sizeOf: (part: string) => number): string {
  // a UTF-16 unit takes at least one byte, so such a text cannot fit
  if (text.length <= limit && sizeOf(text) <= limit) return text
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  let [end, size] = [0, 0]
  for (const { segment } of graphemes.segment(text.slice(0, limit + LONGEST_CHARACTER))) {
    size += sizeOf(segment)
    if (size > limit) break
    end += segment.length
  }
  return text.slice(0, end)
}

/** UTF-16 units that a character may have and still be known as one at the end of what is looked at. */
const LONGEST_CHARACTER = 64

/** The first of a list, and `…` where there are more. */
export function cutList(list: readonly string[], most: number): readonly string[] {
  return list.length > most ? [...list.slice(0, most), '…'] : list
}
