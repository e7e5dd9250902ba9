import type { Language } from '../../language/language.ts'
import { word } from '../../language/words.ts'

/** The unit that stands behind a number; nothing for those that may have any. */
export function unitOf(schema: { readonly 'x-unit'?: string }): string {
  const unit = schema['x-unit']
  return unit === undefined || unit === 'any' ? '' : unit
}

/** Whether digits of its numbers stand in groups: below 10,000 a whole number of nothing may be a year. */
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
 * Whether a title names a unit itself. A unit of one letter, as 人 in 职工人数 or m, is part of other words:
 * only in brackets it is the unit.
 */
export function namesUnit(title: string, unit: string): boolean {
  if (!/^\p{L}$/u.test(unit)) return title.includes(unit)
  return (title.match(/[（(][^（()）]*[)）]/g) ?? []).some((part) => part.includes(unit))
}
