import { NONE } from '@formwright/definition'
import type { Json } from '@formwright/definition'

/**
 * What somebody typed into a number's place: the number, 无, nothing, or the text as it is when it is neither, so that
 * it is found wrong and not lost. Full-width digits, thousands separators and the unit behind the number are understood.
 */
export function parseNumber(typed: string, unit = ''): Json | undefined {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return undefined
  if (text === NONE) return NONE
  const bare = withoutUnit(text, unit)
  if (!NUMBER.test(bare)) return text
  const plain = bare.replaceAll(',', '').replaceAll(' ', '').replace(/^\+/, '')
  const value = Number(plain)
  return Number.isFinite(value) && keepsDigits(plain) ? value : text
}

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/

/** Digits that a JSON number carries without loss. */
const SAFE_DIGITS = 15

function keepsDigits(plain: string): boolean {
  const digits = plain.replace(/^-/, '').replace('.', '').replace(/^0+/, '')
  return digits.length <= SAFE_DIGITS && /\d/.test(plain)
}

function withoutUnit(text: string, unit: string): string {
  const end = unit.normalize('NFKC')
  return end !== '' && text.endsWith(end) ? text.slice(0, -end.length).trim() : text
}

const PLAIN = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 })

/** A stored value as it stands in the input: never in scientific notation. */
export function showNumber(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? PLAIN.format(value) : ''
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value)
}
