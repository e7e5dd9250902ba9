import { numberText } from '../text/number-text.ts'
import type { Language } from './language.ts'

/** What stands for the placeholders of a text. */
export type Values = Readonly<Record<string, unknown>>

/**
 * Fills the placeholders of a text, written as in ICU MessageFormat: `{name}`, and
 * `{count, plural, =0 {no errors} one {# error} other {# errors}}` with the plural categories of the
 * language.
 */
export function fill(template: string, values: Values, language: Language): string {
  if (!template.includes(', plural,')) return fillNames(template, values)
  let filled = ''
  let at = 0
  for (let open = nextPlural(template, at); open >= 0; open = nextPlural(template, at)) {
    const close = closingBrace(template, open)
    filled += fillNames(template.slice(at, open), values)
    filled += fill(chosen(template.slice(open + 1, close), values, language), values, language)
    at = close + 1
  }
  return filled + fillNames(template.slice(at), values)
}

function fillNames(template: string, values: Values): string {
  return template.replaceAll(/\{([\w-]+)\}/g, (_, name: string) => shown(values[name]))
}

/** A number never in scientific notation. */
function shown(value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value) ? numberText(value) : String(value ?? '')
}

const PLURAL = /\{[\w-]+, plural,/g

function nextPlural(template: string, from: number): number {
  PLURAL.lastIndex = from
  return PLURAL.exec(template)?.index ?? -1
}

/** The branch of `count, plural, one {…} other {…}` that the number asks for, `#` standing for the number. */
function chosen(plural: string, values: Values, language: Language): string {
  const [, name = '', rest = ''] = /^([\w-]+), plural,([\s\S]*)$/.exec(plural) ?? []
  const branches = branchesOf(rest)
  const value = values[name]
  const count = Number(value)
  const category = Number.isNaN(count) ? 'other' : pluralCategory(count, language)
  const branch = branches.get(`=${count}`) ?? branches.get(category) ?? branches.get('other') ?? ''
  return branch.replaceAll('#', shown(value))
}

function branchesOf(text: string): ReadonlyMap<string, string> {
  const branches = new Map<string, string>()
  let at = 0
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
    const close = closingBrace(text, open)
    branches.set(text.slice(at, open).trim(), text.slice(open + 1, close))
    at = close + 1
  }
  return branches
}

/** The brace that closes the one at `open`; the end of the text where it is never closed. */
function closingBrace(text: string, open: number): number {
  let depth = 0
  for (let index = open; index < text.length; index++) {
    if (text[index] === '{') depth++
    else if (text[index] === '}' && --depth === 0) return index
  }
  return text.length
}

const rules = new Map<Language, Intl.PluralRules>()

/** The plural category (CLDR) that a number has in a language: `one`, `few`, `other` … */
function pluralCategory(count: number, language: Language): Intl.LDMLPluralRule {
  let rule = rules.get(language)
  if (!rule) rules.set(language, (rule = new Intl.PluralRules(language)))
  return rule.select(count)
}
