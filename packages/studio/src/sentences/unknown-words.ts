import type { Names } from './names.ts'
import type { Why } from './parsed-token.ts'

/** The members of a token that are used here. */
interface UnknownToken {
  readonly code: string
  readonly text: string
  readonly start: number
  readonly target?: string
  readonly why?: Why
}

/**
 * The unknown word at the start of a text: up to the next sign, name or known word, so that in 注册资本大于 5 only
 * 注册资本 is reported.
 */
export function unknownWord({ rest, names }: { readonly rest: string; readonly names: Names }): string {
  const run = /^[^\s\u300c\u3010\u201c\uff08(\uff0c,]*/.exec(rest)![0]
  for (let end = 1; end < run.length; end++) if (isKnownAt(run.slice(end), names)) return run.slice(0, end)
  return run || rest.slice(0, 1)
}

/** Comparison and arithmetic signs, half- and full-width. */
const SIGN = /^[<>=!+*/\uff1c\uff1e\uff1d\uff0b\u2264\u2265\u2260\u00d7\u00f7]/

/**
 * Minimum length of a known word that ends an unknown one: single characters such as 或, 和 and 则 occur in many
 * names.
 */
const PLAINLY = 2

function isKnownAt(text: string, names: Names): boolean {
  if (SIGN.test(text) || names.unmarkedAt(text)) return true
  const [word] = names.vocabulary.wordsAt(text)
  const phrase = names.vocabulary.phraseAt(text) ?? names.vocabulary.thenAt(text) ?? ''
  return (word?.length ?? 0) >= PLAINLY || phrase.length >= PLAINLY
}

/**
 * Extends unknown words to the left by what was read as the start of something else, such as the name 总投资 in
 * 总投资额.
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

/** Whether a token belongs to the unknown word after it: a name without signs, a numeral, a single letter. */
function belongsBefore(token: UnknownToken | undefined, before: UnknownToken | undefined): boolean {
  if (!token || /\s$/.test(token.text) || /^[\u300c\u3010]/.test(token.text)) return false
  if (token.why === 'unknown') return token.text.length === 1 && before?.target === undefined
  return token.target !== undefined
    ? !/[A-Za-z_]$/.test(token.text)
    : /^\D+$/.test(token.text) && /^\d+$/.test(token.code)
}
