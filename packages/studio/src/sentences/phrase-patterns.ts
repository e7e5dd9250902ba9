import { inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import phrases from './phrases.json' with { type: 'json' }

/**
 * A way of saying something that expressions say differently: `{a} 在 {b} 到 {c} 之间` is `a >= b && a <= c`. A
 * pattern consists of words and slots: `|` separates synonyms, `?` follows optional words, `^` and `$` mark
 * the start and end of a condition.
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

/** The phrases of a language, in order of precedence. */
export class Phrases {
  readonly all: readonly Phrase[]
  /** All words in phrases, longest first. */
  readonly words: readonly string[]
  /** Words that are followed by a unit: 换算为. */
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
