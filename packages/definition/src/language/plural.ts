import { remembered, SEVERAL } from '../cache/remembered.ts'
import type { Language } from './language.ts'

/** What stands in braces as `count, plural, one {# item} other {# items}`. */
export interface Plural {
  /** What is counted. */
  readonly name: string
  /** How it is said: by a plural category of the language (CLDR), or by a number as `=0`. */
  readonly branches: ReadonlyMap<string, string>
}

const HEAD = /^\{([^{}]*?),\s*plural\s*,/

/** Whether a plural begins with the brace at `open`. */
export function isPluralAt(text: string, open: number): boolean {
  return HEAD.test(text.slice(open))
}

/** The plural whose first brace is at `open`, and where its last is; nothing where none is there. */
export function pluralAt(text: string, open: number): (Plural & { readonly close: number }) | undefined {
  const [head, name = ''] = HEAD.exec(text.slice(open)) ?? []
  const close = head === undefined ? -1 : closingBrace(text, open)
  if (head === undefined || close < 0) return undefined
  return { name: name.trim(), branches: branchesOf(text.slice(open + head.length, close)), close }
}

/** The branch that a number asks for in a language. */
export function branchFor<T>(
  branches: ReadonlyMap<string, T>,
  count: number,
  language: Language,
): T | undefined {
  const category = Number.isNaN(count) ? 'other' : rulesOf(language).select(count)
  return branches.get(`=${count}`) ?? branches.get(category) ?? branches.get('other')
}

/** The plural categories of a language, and those of them that whole numbers up to hundreds have. */
export function pluralCategories(language: Language): { readonly all: string[]; readonly common: string[] } {
  const rules = rulesOf(language)
  const common = new Set(Array.from({ length: 201 }, (_, count) => String(rules.select(count))))
  return { all: rules.resolvedOptions().pluralCategories, common: [...common] }
}

function branchesOf(text: string): ReadonlyMap<string, string> {
  const branches = new Map<string, string>()
  let at = 0
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
    const close = closingBrace(text, open)
    const end = close < 0 ? text.length : close
    branches.set(text.slice(at, open).trim(), text.slice(open + 1, end))
    at = end + 1
  }
  return branches
}

/** The brace that closes the one at `open`; -1 where it is never closed. */
function closingBrace(text: string, open: number): number {
  let depth = 0
  for (let index = open; index < text.length; index++) {
    if (text[index] === '{') depth++
    else if (text[index] === '}' && --depth === 0) return index
  }
  return -1
}

const rulesOf = remembered(SEVERAL, (language: Language) => new Intl.PluralRules(language))
