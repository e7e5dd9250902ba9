import { inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import phrases from './phrases.json' with { type: 'json' }

/**
 * A way in which people put what expressions put otherwise: `{a} 在 {b} 到 {c} 之间` is `a >= b && a <= c`.
 * A pattern is of words, with `|` between those that say the same and `?` behind what may be left out, and of
 * places; `^` and `$` are where a condition begins and ends.
 */
export interface Phrase {
  readonly pattern: readonly Token[]
  readonly code: string
}

export interface Token {
  readonly words: readonly string[]
  readonly slot?: string
  readonly optional: boolean
}

/** The phrases of a language, in the order in which they are looked for. */
export class Phrases {
  readonly all: readonly Phrase[]
  /** Every word of them, the longest first. */
  readonly words: readonly string[]
  /** Those behind which a unit stands: 换算为. */
  readonly beforeUnit: readonly string[]

  constructor(language: Language) {
    const written = inLanguage<readonly (readonly string[])[]>(phrases, language)
    this.all = written.map(([pattern = '', code = '']) => ({
      pattern: pattern.split(' ').map(tokenOf),
      code,
    }))
    this.beforeUnit = this.all
      .filter(({ code }) => code.startsWith('convert('))
      .flatMap(({ pattern }) => pattern.flatMap((token) => token.words))
    const words = this.all.flatMap(({ pattern }) => pattern.flatMap((token) => token.words))
    this.words = [...new Set(words.filter((word) => !/^(?:[\^$%,+*/-]|\d+)$/.test(word)))].sort(
      (a, b) => b.length - a.length,
    )
  }
}

function tokenOf(written: string): Token {
  const optional = written.endsWith('?')
  const text = optional ? written.slice(0, -1) : written
  const slot = /^\{([\w-]+)\}$/.exec(text)?.[1]
  const words = slot === undefined ? text.split('|').map((word) => word.replaceAll('_', ' ')) : []
  return { words, optional, ...(slot === undefined ? {} : { slot }) }
}
