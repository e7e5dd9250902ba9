import type { Names } from './names.ts'
import type { Why } from './parsed-token.ts'

/** A piece as far as it matters here. */
interface UnknownToken {
  readonly code: string
  readonly text: string
  readonly start: number
  readonly target?: string
  readonly why?: Why
}

/**
 * The word at the beginning of a text that is none: up to where a sign, a name or a word of the language
 * begins again, so that 注册资本大于 5 is blamed for 注册资本 and for nothing behind it.
 */
export function unknownWord({ rest, names }: { readonly rest: string; readonly names: Names }): string {
  const run = /^[^\s\u300c\u3010\u201c\uff08(\uff0c,]*/.exec(rest)![0]
  for (let end = 1; end < run.length; end++) if (isKnownAt(run.slice(end), names)) return run.slice(0, end)
  return run || rest.slice(0, 1)
}

/** Signs that compare and reckon, of either width. */
const SIGN = /^[<>=!+*/\uff1c\uff1e\uff1d\uff0b\u2264\u2265\u2260\u00d7\u00f7]/

/** A single letter may be one of a name: 或, 和 and 则 stand in many. */
const PLAINLY = 2

function isKnownAt(text: string, names: Names): boolean {
  if (SIGN.test(text) || names.unmarkedAt(text)) return true
  const [word] = names.vocabulary.wordsAt(text)
  const phrase = names.vocabulary.phraseAt(text) ?? names.vocabulary.thenAt(text) ?? ''
  return (word?.length ?? 0) >= PLAINLY || phrase.length >= PLAINLY
}

/**
 * Words that are none in whole: what right before them was read as the beginning of something else belongs
 * to them, as the name 总投资 in 总投资额.
 */
export function wholeWords<P extends UnknownToken>(tokens: readonly P[]): readonly P[] {
  const found: P[] = []
  for (const token of tokens) {
    if (token.why !== 'no-word') {
      found.push(token)
      continue
    }
    let { text, start } = token
    while (belongsBefore(found.at(-1), found.at(-2))) {
      const before = found.pop()!
      text = before.text + text
      start = before.start
    }
    found.push({ ...token, text, start })
  }
  return found
}

/** Whether a piece begins the word behind it: a name without its signs, a numeral, one letter. */
function belongsBefore(token: UnknownToken | undefined, before: UnknownToken | undefined): boolean {
  if (!token || /\s$/.test(token.text) || /^[\u300c\u3010]/.test(token.text)) return false
  if (token.why === 'unknown') return token.text.length === 1 && before?.target === undefined
  return token.target !== undefined
    ? !/[A-Za-z_]$/.test(token.text)
    : /^\D+$/.test(token.text) && /^\d+$/.test(token.code)
}
