import { LONGEST_NUMBER, readNumber, sameUnit } from '../language/number.ts'
import { plainForms } from '../text/plain-forms.ts'
import type { Unit } from './unit.ts'
import { inUnit, sameDimensions } from './units.ts'
import { PERCENT } from './unit-table.ts'
import type { UnitTable } from './unit-table.ts'
import { unitStated } from './unit-stated.ts'
import magnitudes from './magnitudes.json' with { type: 'json' }

/** Values of magnitude words in the product's languages; longer words first. */
export const MAGNITUDES: Readonly<Record<string, number>> = magnitudes

/** The field that an amount is for. */
interface AmountField {
  /** Empty if there is none. */
  readonly unit: string
  /** The field's title, which may name a unit. */
  readonly title?: string | undefined
}

/**
 * The numbers that a text with a unit may mean, likeliest first: 14,500,000 万元 is 1,450 in a field in 亿元, and
 * 1.2万 is 12,000 家. In a field without unit, 25 % is 25 or 0.25. Empty if the unit is incompatible or
 * unknown.
 */
export function amountsIn(
  typed: string,
  { unit, title = '' }: AmountField,
  units: UnitTable,
): readonly number[] {
  if (typed.length > LONGEST_NUMBER) return []
  const [, before = '', digits = '', behind = ''] = WITH_WORDS.exec(plainForms(typed).trim()) ?? []
  const read = readNumber(digits)
  const written = `${before}${behind}`.trim()
  if (written === '' || (before !== '' && behind !== '')) return []
  if (!('value' in read) || typeof read.value !== 'number') return []
  const { value } = read
  const own = units.parse(unit) ?? (unit === '' ? unitStated(title, units) : undefined)
  if (own) return [amountOf(value, written, own, units)].filter((amount) => amount !== undefined)
  if (unit !== '') return sameUnit(written, unit) ? [value] : []
  if (title.includes(written) || CURRENCY.test(written)) return [value]
  const named = units.parse(written)
  if (!named) return []
  return sameDimensions(named, PERCENT) ? [value, exact(value * named.scale)] : [value]
}

/** A currency sign, accepted wherever the field has no other unit. */
const CURRENCY = /^\p{Sc}$/u

/** A number with text before or after it. */
const WITH_WORDS = /^([^\d.,+\-\u2212\s]*)\s*([+\-\u2212]?[\d.,\s]*\d[.,]?)\s*(\D*)$/

/**
 * A number converted to the field's unit, based on the text around it: a unit, 万 alone, or 万 before a unit.
 */
function amountOf(value: number, written: string, own: Unit, units: UnitTable): number | undefined {
  const known = units.parse(written)
  if (known) return inUnit(value, known, own)
  const [sign, times] = magnitudeOf(written) ?? []
  if (sign === undefined || times === undefined) return undefined
  const rest = written.slice(sign.length).trim()
  const base = rest === '' ? withoutMagnitude(own, units) : units.parse(rest)
  return base && inUnit(exact(value * times), base, own)
}

/**
 * 元 for 亿元; `undefined` for units that are implicit multiples, such as 千克 and £k, where “a million” would be
 * ambiguous.
 */
function withoutMagnitude(own: Unit, units: UnitTable): Unit | undefined {
  const [sign, times = 0] = magnitudeOf(own.name) ?? []
  // the magnitude may be part of the unit's own name
  if (sign !== undefined && times > 1000) return units.parse(own.name.slice(sign.length).trim())
  return own.scale === 1 ? own : undefined
}

function magnitudeOf(written: string): [sign: string, times: number] | undefined {
  return Object.entries(magnitudes).find(([sign]) => written.startsWith(sign))
}

/** Rounds to the digits that a double can hold. */
function exact(value: number): number {
  return Number(value.toPrecision(15))
}
