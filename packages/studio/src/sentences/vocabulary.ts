import { fill, inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { Phrases } from './phrase-patterns.ts'
import words from './words.json' with { type: 'json' }

type Words = Readonly<Record<string, string>>
type Kind = 'operators' | 'values' | 'years' | 'indexes' | 'methods' | 'functions'
/** What a name in specific signs can refer to. */
export type Mark = 'field' | 'param' | 'years' | 'column' | 'own' | 'by-own'
/** Words that are only written, by their own catalogue; when reading, they are handled like other words. */
type Written = 'punctuation' | 'calls' | 'dates' | 'options'
type Catalogue = Readonly<Record<Kind | Written | 'read-as', Words>> & {
  readonly 'year-set': string
  readonly conditions: Readonly<Record<'open' | 'unless' | 'then', readonly string[]>>
  /** Words that may mean “each” or “one of”. */
  readonly either: readonly string[]
  readonly today: readonly string[]
  /** Words that negate the comparison after them. */
  readonly not: readonly string[]
  readonly 'in-case': Words
  readonly 'row-sum': Words
  readonly 'row-each': Words
  readonly marks: Readonly<Record<Mark, readonly [open: string, close: string]>>
}
const KINDS: readonly Kind[] = ['operators', 'values', 'years', 'indexes', 'methods', 'functions']
/** A word of the language at the start of a text. */
export interface Word {
  readonly code: string
  readonly length: number
  readonly calls?: true
}

/** The code of a word that negates the comparison after it, such as 不得. */
export const NOT = '¬'
/** Kinds that follow a name and a dot. */
const BEHIND = new Set<Kind>(['years', 'methods'])

/**
 * The words of the rules language in one human language: operators, functions, years, and the signs around
 * names.
 */
export class Vocabulary {
  readonly #language: Language
  readonly #words: Catalogue
  /** All words with their codes, longest first, so that 不大于 is not read as 大于. */
  readonly #lexicon: readonly (readonly [words: string, code: string, lower: string])[]
  /** Words that are followed by arguments in brackets. */
  readonly #calls: ReadonlySet<string>
  /** Patterns for a name in its signs: at the start of a text, and anywhere. */
  readonly #marked: RegExp
  readonly #marks: RegExp
  readonly phrases: Phrases

  constructor(language: Language) {
    this.#language = language
    this.#words = inLanguage<Catalogue>(words as unknown as Readonly<Record<string, Catalogue>>, language)
    const said = KINDS.flatMap((kind) =>
      Object.entries(this.#words[kind]).map(
        ([code, word]) => [word, BEHIND.has(kind) ? `.${code}` : code] as const,
      ),
    )
    this.phrases = new Phrases(language)
    this.#calls = new Set([
      ...Object.keys(this.#words.functions).flatMap((code) => [code, `!${code}`]),
      ...Object.keys(this.#words.methods).map((code) => `.${code}`),
    ])
    const alsoSaid = Object.entries(this.#words['read-as']).filter(([word]) => word.length > 1)
    const negated = this.#words.not.map((word) => [word, NOT] as const)
    this.#lexicon = [...said, ...alsoSaid, ...negated]
      .map(([text, code]) => [text, code, text.toLowerCase()] as const)
      .sort(([a], [b]) => b.length - a.length)
    const signs = Object.values(this.#words.marks)
    const marked = signs.map(([open, close]) => `${open}[^${close}]*${close}`).join('|')
    this.#marked = new RegExp(`^(?:${marked})`)
    this.#marks = new RegExp(marked, 'g')
  }

  /** All words of a kind: code → word. */
  all(kind: Kind): Words {
    return this.#words[kind]
  }

  word(kind: Kind | Written, code: string): string | undefined {
    const list = this.#words[kind]
    return Object.hasOwn(list, code) ? list[code] : undefined
  }

  /** An access by a name in square brackets, such as `[year]`, at the start of a text. */
  indexAt(text: string): string | undefined {
    return Object.keys(this.#words.indexes).find((code) => text.startsWith(code))
  }

  /** A name in a sentence, in the signs of its kind. */
  mark({ words: text, mark = 'field' }: { readonly words: string; readonly mark?: Mark }): string {
    const [open, close] = this.#words.marks[mark]
    return `${open}${text}${close}`
  }

  /** The same as typed without signs. */
  withoutMarks({ words: text, mark = 'field' }: { readonly words: string; readonly mark?: Mark }): string {
    return this.#words.marks[mark][0].slice(0, -1) + text
  }

  /**
   * Whether a multi-word expression ends with a name, such as `a` in “is a”, so that the name would be read
   * as part of it.
   */
  endsWord(name: string): boolean {
    return this.#lexicon.some(([, , lower]) => lower.endsWith(` ${name.toLowerCase()}`))
  }

  /** Alternative words for comparisons, and words of phrases. */
  get spoken(): readonly string[] {
    const operators = Object.entries(this.#words['read-as']).filter(([, code]) =>
      /^(?:[<>]=?|[!=]=)$/.test(code),
    )
    const said = operators.map(([word]) => word).filter((word) => word.length > 1)
    return [
      ...said,
      ...this.phrases.words.filter((word) => !/^[\w\s{}]|^.$/.test(word) && !said.includes(word)),
    ]
  }

  /** The name of a set of years. */
  yearSet(years: readonly number[]): string {
    return fill(this.#words['year-set'], { first: `${years[0]}`, last: `${years.at(-1)}` }, this.#language)
  }

  /** The words around table and column for the sum of a column. */
  rowSum(isFilled: boolean): { readonly open: string; readonly each: string; readonly close: string } {
    const { close = '', ...around } = this.#words['row-sum']
    const behind = isFilled ? '-filled' : ''
    return { open: around[`open${behind}`] ?? '', each: around[`each${behind}`] ?? '', close }
  }

  /** The words for conditions on each row; empty in languages that put the column before the table. */
  get rowEach(): Partial<Record<'each' | 'all' | 'own' | 'every' | 'unique', string>> {
    return this.#words['row-each']
  }

  /**
   * The text for a finding that a case misses (`−`) or does not expect (`+`) at a field: of a rule, or a
   * limit.
   */
  found(sign: string, field: string, rule: string | undefined): string {
    const said = this.#words['in-case'][rule === undefined ? `${sign}limit` : sign] ?? ''
    return fill(said, { field, rule: rule ?? '' }, this.#language)
  }

  /** A text without the signs around names; a name itself may contain such signs, 「《营业执照》编号」. */
  unmarked(text: string): string {
    return text.replaceAll(this.#marks, (marked) => {
      const pairs = Object.values(this.#words.marks)
      const [open, close] = pairs.find(([sign]) => marked.startsWith(sign))!
      return open.slice(0, -1) + marked.slice(open.length, -close.length)
    })
  }

  /** The signs around fields and parameters, for display. */
  get marks(): { readonly field: string; readonly param: string } {
    const { field, param } = this.#words.marks
    return { field: field.join(''), param: param.join('') }
  }

  /** The name in signs at the start of a text. */
  markedAt(text: string): string | undefined {
    return this.#marked.exec(text)?.[0]
  }

  /** Whether a text starts with an opening sign or quotation mark that is never closed. */
  opensAt(text: string): boolean {
    const pairs = [...Object.values(this.#words.marks), ['“', '”'] as const]
    return pairs.some(([open, close]) => text.startsWith(open) && !text.includes(close))
  }

  /** The words at the start of a text, longest first. A word of letters must end where the letters end. */
  wordsAt(text: string): readonly Word[] {
    const beginning = text.slice(0, this.#lexicon[0]![0].length + 1).toLowerCase()
    return this.#lexicon
      .filter(([, , lower]) => startsWithWord(beginning, lower))
      .map(([said, code]) => ({
        code,
        length: said.length,
        ...(this.#calls.has(code) ? { calls: true } : {}),
      }))
  }

  /** The word at the start of a text that introduces a condition, `如果`. */
  conditionAt(text: string): string | undefined {
    const { open, unless } = this.#words.conditions
    return [...open, ...unless].find((word) => startsWithWordInAnyCase(text, word))
  }

  /** Whether the word at the start of a text introduces a negated condition, `除非`. */
  isUnless(text: string): boolean {
    return this.#words.conditions.unless.some((word) => startsWithWordInAnyCase(text, word))
  }

  /** Whether a text starts with a word that may mean “each” or “one of”, `任一`. */
  isEitherAt(text: string): boolean {
    return this.#words.either.some((word) => startsWithWordInAnyCase(text, word))
  }

  /** The word at the start of a text for the current date, which rules do not know. */
  todayAt(text: string): string | undefined {
    return this.#words.today.find((word) => startsWithWordInAnyCase(text, word))
  }

  /** The word at the start of a text that separates a condition from its consequence, `那么`. */
  thenAt(text: string): string | undefined {
    return this.#words.conditions.then.find((word) => startsWithWordInAnyCase(text, word))
  }

  /** The word at the start of a text that is part of a phrase. */
  phraseAt(text: string): string | undefined {
    const signs = this.#words['read-as']
    return this.phrases.words.find(
      (word) => startsWithWordInAnyCase(text, word) && !Object.hasOwn(signs, word),
    )
  }

  /** The code of a full-width sign at the start of a text, such as （ for (. */
  signAt(text: string): string | undefined {
    const signs = this.#words['read-as']
    return Object.hasOwn(signs, text[0] ?? '') ? signs[text[0]!] : undefined
  }
}

/** Whether a text starts with a word; a word of letters must end where the letters end. */
export function startsWithWord(text: string, word: string): boolean {
  return text.startsWith(word) && !(/\w$/.test(word) && /^\w/.test(text.slice(word.length)))
}

/** The same ignoring case, since a sentence starts with a capital, and a title within it need not. */
export function startsWithWordInAnyCase(text: string, word: string): boolean {
  if (text[0]?.toLowerCase() !== word[0]?.toLowerCase()) return false
  return startsWithWord(text.slice(0, word.length + 1).toLowerCase(), word.toLowerCase())
}
