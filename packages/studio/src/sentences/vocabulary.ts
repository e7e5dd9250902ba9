import { fill, inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { Phrases } from './phrase-patterns.ts'
import words from './words.json' with { type: 'json' }

type Words = Readonly<Record<string, string>>
type Kind = 'operators' | 'values' | 'years' | 'indexes' | 'methods' | 'functions'
/** What a name in signs of its own may be. */
export type Mark = 'field' | 'param' | 'years' | 'column' | 'own' | 'by-own'
/** Words that are written in a place of their own, and read as other words are. */
type Written = 'punctuation' | 'calls' | 'dates' | 'options'
type Catalogue = Readonly<Record<Kind | Written | 'read-as', Words>> & {
  readonly 'year-set': string
  readonly conditions: Readonly<Record<'open' | 'unless' | 'then', readonly string[]>>
  /** Words that may mean each of several or one of them. */
  readonly either: readonly string[]
  readonly today: readonly string[]
  /** Words that turn a comparison behind them round. */
  readonly not: readonly string[]
  readonly 'in-case': Words
  readonly 'row-sum': Words
  readonly 'row-each': Words
  readonly marks: Readonly<Record<Mark, readonly [open: string, close: string]>>
}
const KINDS: readonly Kind[] = ['operators', 'values', 'years', 'indexes', 'methods', 'functions']
/** A word of the language at the beginning of a text. */
export interface Word {
  readonly code: string
  readonly length: number
  readonly calls?: true
}

/** The code of a word that turns a comparison behind it round, such as 不得. */
export const NOT = '¬'
/** Kinds that stand behind a name and a dot. */
const BEHIND = new Set<Kind>(['years', 'methods'])

/**
 * The words of the rules' language itself, in one language of people: operators, functions, years, and the
 * signs around names.
 */
export class Vocabulary {
  readonly #language: Language
  readonly #words: Catalogue
  /** Every word with what it stands for, longest first, so that 不大于 is not read as 大于. */
  readonly #lexicon: readonly (readonly [words: string, code: string, lower: string])[]
  /** What is followed by what it is of, in brackets. */
  readonly #calls: ReadonlySet<string>
  /** A name in its signs at the beginning of a text, and wherever there are some. */
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

  /** Every word of a kind: what it stands for → the word. */
  all(kind: Kind): Words {
    return this.#words[kind]
  }

  word(kind: Kind | Written, code: string): string | undefined {
    const list = this.#words[kind]
    return Object.hasOwn(list, code) ? list[code] : undefined
  }

  /** What is asked of a value by a name in square brackets, `[year]`, at the beginning of a text. */
  indexAt(text: string): string | undefined {
    return Object.keys(this.#words.indexes).find((code) => text.startsWith(code))
  }

  /** A name as it stands in a sentence: each kind of name in signs of its own. */
  mark({ words: text, mark = 'field' }: { readonly words: string; readonly mark?: Mark }): string {
    const [open, close] = this.#words.marks[mark]
    return `${open}${text}${close}`
  }

  /** The same as it is typed by somebody who leaves the signs out. */
  withoutMarks({ words: text, mark = 'field' }: { readonly words: string; readonly mark?: Mark }): string {
    return this.#words.marks[mark][0].slice(0, -1) + text
  }

  /** Whether a word of several ends with a name, `a` as in “is a”: it would be read as a part of that. */
  endsWord(name: string): boolean {
    return this.#lexicon.some(([, , lower]) => lower.endsWith(` ${name.toLowerCase()}`))
  }

  /** Other words that stand for operators, and those of phrases. */
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

  /** What a set of years is called. */
  yearSet(years: readonly number[]): string {
    return fill(this.#words['year-set'], { first: `${years[0]}`, last: `${years.at(-1)}` }, this.#language)
  }

  /** The words around the table and around the column of which a sum is made. */
  rowSum(isFilled: boolean): { readonly open: string; readonly each: string; readonly close: string } {
    const { close = '', ...around } = this.#words['row-sum']
    const behind = isFilled ? '-filled' : ''
    return { open: around[`open${behind}`] ?? '', each: around[`each${behind}`] ?? '', close }
  }

  /** The words for what holds in each row; none in a language that puts the column before the table. */
  get rowEach(): Partial<Record<'each' | 'all' | 'own' | 'every' | 'unique', string>> {
    return this.#words['row-each']
  }

  /** What a case misses (`−`) or does not expect (`+`) at a field: what a rule finds, or a limit. */
  found(sign: string, field: string, rule: string | undefined): string {
    const said = this.#words['in-case'][rule === undefined ? `${sign}limit` : sign] ?? ''
    return fill(said, { field, rule: rule ?? '' }, this.#language)
  }

  /** Words without the signs around names; a name may have such signs in it, 「《营业执照》编号」. */
  unmarked(text: string): string {
    return text.replaceAll(this.#marks, (marked) => {
      const pairs = Object.values(this.#words.marks)
      const [open, close] = pairs.find(([sign]) => marked.startsWith(sign))!
      return open.slice(0, -1) + marked.slice(open.length, -close.length)
    })
  }

  /** The signs around fields and around parameters, to be shown. */
  get marks(): { readonly field: string; readonly param: string } {
    const { field, param } = this.#words.marks
    return { field: field.join(''), param: param.join('') }
  }

  /** The marked name that a text begins with. */
  markedAt(text: string): string | undefined {
    return this.#marked.exec(text)?.[0]
  }

  /** Whether a text begins with a sign of a name, or a quotation mark, that has no other after it. */
  opensAt(text: string): boolean {
    const pairs = [...Object.values(this.#words.marks), ['“', '”'] as const]
    return pairs.some(([open, close]) => text.startsWith(open) && !text.includes(close))
  }

  /**
   * The words that a text begins with and what they stand for, the longest first. A word of letters ends
   * where the letters do.
   */
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

  /** The word that a text begins with and that begins a condition, `如果`. */
  conditionAt(text: string): string | undefined {
    const { open, unless } = this.#words.conditions
    return [...open, ...unless].find((word) => startsWithWordInAnyCase(text, word))
  }

  /** Whether what a condition begins with says when something is not asked, `除非`. */
  isUnless(text: string): boolean {
    return this.#words.conditions.unless.some((word) => startsWithWordInAnyCase(text, word))
  }

  /** Whether a text begins with a word that may mean each of several or one of them, `任一`. */
  isEitherAt(text: string): boolean {
    return this.#words.either.some((word) => startsWithWordInAnyCase(text, word))
  }

  /** The word that a text begins with and that means the day of filling in, which rules do not know. */
  todayAt(text: string): string | undefined {
    return this.#words.today.find((word) => startsWithWordInAnyCase(text, word))
  }

  /** The word that a text begins with and that parts a condition from what it asks, `那么`. */
  thenAt(text: string): string | undefined {
    return this.#words.conditions.then.find((word) => startsWithWordInAnyCase(text, word))
  }

  /** The word that a text begins with and that belongs to a phrase. */
  phraseAt(text: string): string | undefined {
    const signs = this.#words['read-as']
    return this.phrases.words.find(
      (word) => startsWithWordInAnyCase(text, word) && !Object.hasOwn(signs, word),
    )
  }

  /** A sign of the language of people that stands for one of expressions, such as （ for (. */
  signAt(text: string): string | undefined {
    const signs = this.#words['read-as']
    return Object.hasOwn(signs, text[0] ?? '') ? signs[text[0]!] : undefined
  }
}

/** Whether a text begins with words; the last of letters ends where the letters do. */
export function startsWithWord(text: string, word: string): boolean {
  return text.startsWith(word) && !(/\w$/.test(word) && /^\w/.test(text.slice(word.length)))
}

/** The same where capitals are not minded: a sentence begins with one, a title in the middle need not. */
export function startsWithWordInAnyCase(text: string, word: string): boolean {
  if (text[0]?.toLowerCase() !== word[0]?.toLowerCase()) return false
  return startsWithWord(text.slice(0, word.length + 1).toLowerCase(), word.toLowerCase())
}
