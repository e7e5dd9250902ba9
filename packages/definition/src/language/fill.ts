import { numberText } from '../text/number-text.ts'
import type { Language } from './language.ts'
import { branchFor, isPluralAt, pluralAt } from './plural.ts'

/** Values for the placeholders of a text. */
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
    const plural = pluralAt(template, open)
    if (!plural) break
    const value = values[plural.name]
    const branch = branchFor(plural.branches, Number(value), language) ?? ''
    filled += fillNames(template.slice(at, open), values)
    filled += fill(branch.replaceAll('#', shown(value)), values, language)
    at = plural.close + 1
  }
  return filled + fillNames(template.slice(at), values)
}

function nextPlural(template: string, from: number): number {
  for (let open = template.indexOf('{', from); open >= 0; open = template.indexOf('{', open + 1))
    if (isPluralAt(template, open)) return open
  return -1
}

function fillNames(template: string, values: Values): string {
  return template.replaceAll(/\{([\w-]+)\}/g, (_, name: string) => shown(values[name]))
}

/** A number never in scientific notation. */
function shown(value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value) ? numberText(value) : String(value ?? '')
}
