import type { Language } from '../../language/language.ts'
import { word } from '../../language/words.ts'

/** The unit shown after a number; none for `any`. */
export function unitOf(schema: { readonly 'x-unit'?: string }): string {
  const unit = schema['x-unit']
  return unit === undefined || unit === 'any' ? '' : unit
}

/** Whether digits are grouped: a plain whole number below 10,000 may be a year. */
export function groupingOf(schema: {
  readonly 'x-unit'?: string
  readonly 'x-decimals'?: number
}): true | 'long' {
  return unitOf(schema) === '' && (schema['x-decimals'] ?? 0) === 0 ? 'long' : true
}

/** A title with its unit in brackets, 投资（万元）, unless the title names the unit itself. */
export function titleWithUnit(title: string, unit: string, language: Language): string {
  return unit === '' || namesUnit(title, unit)
    ? title
    : word('in-brackets', language, { text: title, more: unit })
}

/**
 * Whether a title already names a unit. A one-letter unit, such as 人 in 职工人数 or m, may be part of another
 * word, so it only counts in brackets.
 */
export function namesUnit(title: string, unit: string): boolean {
  if (!/^\p{L}$/u.test(unit)) return title.includes(unit)
  return (title.match(/[（(][^（()）]*[)）]/g) ?? []).some((part) => part.includes(unit))
}
