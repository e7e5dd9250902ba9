import { LONGEST_NUMBER, readNumber, sameUnit } from '../language/number.ts'
import { plainForms } from '../text/plain-forms.ts'
import type { Unit } from './unit.ts'
import { inUnit, sameDimensions } from './units.ts'
import { PERCENT } from './unit-table.ts'
import type { UnitTable } from './unit-table.ts'
import { unitStated } from './unit-stated.ts'
import magnitudes from './magnitudes.json' with { type: 'json' }

/** How many a word of size is, in the languages of the product; longer words of a language first. */
export const MAGNITUDES: Readonly<Record<string, number>> = magnitudes

/** The place that a number is for. */
interface AmountField {
  /** Empty for none. */
  readonly unit: string
  /** It may name a unit. */
  readonly title?: string | undefined
}

/**
 * The numbers that a text may mean which names a unit with its number, the likeliest first: 14,500,000 万元 are
 * 1,450 where 亿元 are asked for, and 1.2万 are 12,000 家. Where no unit is asked for, 25 % are 25 or 0.25. None
 * where the unit is of another kind or is not known.
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

/** An amount has one wherever the form asks for no other unit. */
const CURRENCY = /^\p{Sc}$/u

/** A number with words before it or behind it. */
const WITH_WORDS = /^([^\d.,+\-\u2212\s]*)\s*([+\-\u2212]?[\d.,\s]*\d[.,]?)\s*(\D*)$/

/** A number in the unit of its place, by what is written with it: a unit, 万 alone, or 万 before a unit. */
function amountOf(value: number, written: string, own: Unit, units: UnitTable): number | undefined {
  const known = units.parse(written)
  if (known) return inUnit(value, known, own)
  const [sign, times] = magnitudeOf(written) ?? []
  if (sign === undefined || times === undefined) return undefined
  const rest = written.slice(sign.length).trim()
  const base = rest === '' ? withoutMagnitude(own, units) : units.parse(rest)
  return base && inUnit(exact(value * times), base, own)
}

/** 元 of 亿元; of what is a multiple without saying so, as 千克 and £k, nobody knows what a million is. */
function withoutMagnitude(own: Unit, units: UnitTable): Unit | undefined {
  const [sign, times = 0] = magnitudeOf(own.name) ?? []
  // a thousand may be part of the unit's own name
  if (sign !== undefined && times > 1000) return units.parse(own.name.slice(sign.length).trim())
  return own.scale === 1 ? own : undefined
}

function magnitudeOf(written: string): [sign: string, times: number] | undefined {
  return Object.entries(magnitudes).find(([sign]) => written.startsWith(sign))
}

/** To the digits that a number holds. */
function exact(value: number): number {
  return Number(value.toPrecision(15))
}
