/**
 * Counts 字 as Word and WPS do: each CJK character or full-width punctuation mark is one; a run of other
 * visible characters (Latin letters, digits and the marks between them: `3.14`, `Wi-Fi`, `100%`) is one.
 * Source: the form's “200字以内” and “3000字以内”, defect note 8.
 */
export function countWords(text: string): number {
  let count = 0
  let inRun = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const kind = code < 0x80 ? (code > 0x20 && code !== 0x7f ? RUN : SPACE) : kindOf(code, text, index)
    if (kind === SINGLE) {
      count++
      inRun = false
      if (code >= 0xd800 && code < 0xdc00 && isLowSurrogate(text.charCodeAt(index + 1))) index++
    } else if (kind === SPACE) inRun = false
    else if (!inRun) {
      count++
      inRun = true
    }
  }
  return count
}

const SPACE = 0
const RUN = 1
const SINGLE = 2

function kindOf(code: number, text: string, index: number): number {
  if (code >= 0x4e00 && code <= 0x9fff) return SINGLE
  if (code === 0x3000 || code === 0xfeff || code === 0xa0 || code === 0x85) return SPACE
  if (code >= 0x2e80) return code >= 0xfe00 && code <= 0xfe0f ? RUN : SINGLE
  if (code >= 0x2000 && code <= 0x200f) return SPACE
  if (code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f) return SPACE
  if (code === 0x2019 && isLatin(text.charCodeAt(index - 1)) && isLatin(text.charCodeAt(index + 1)))
    return RUN
  if (code >= 0x2010) return SINGLE
  return code === 0xb7 || code === 0xd7 || code === 0xf7 || (code >= 0x80 && code < 0xa0) ? SINGLE : RUN
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x250)
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000
}
