import { Big } from 'big.js'

/**
 * Decimal arithmetic: 0.1 + 0.2 is 0.3, 4.35 × 100 is 435, 1.005 rounds to 1.01. Numbers of up to nine
 * decimals are added and multiplied as integers, others digit by digit. The result is the double nearest to
 * the exact decimal.
 */

const SAFE = Number.MAX_SAFE_INTEGER
/** Up to this value the integer of a scaled double is unambiguous. */
const TELLING = 2 ** 51
const SCALES = [1, 100, 10_000, 1_000_000, 100_000_000, 1_000_000_000] as const

/** A number as an integer at a scale; NaN if it has more decimals. */
function scaled(value: number, scale: number): number {
  const whole = Math.round(value * scale)
  return whole / scale === value && whole <= TELLING && whole >= -TELLING ? whole : Number.NaN
}

/** The smallest scale at which a number is an integer; 0 if there is none. */
function scaleOf(value: number): number {
  for (let index = 0; index < SCALES.length; index++) {
    const scale = SCALES[index]!
    if (!Number.isNaN(scaled(value, scale))) return scale
  }
  return 0
}

export function add(a: number, b: number): number {
  const sum = a + b
  if (Number.isSafeInteger(sum) && Number.isSafeInteger(a)) return sum
  const of = scaleOf(a)
  const other = of > 0 ? scaleOf(b) : 0
  if (other > 0) {
    const scale = Math.max(of, other)
    const exact = scaled(a, scale) + scaled(b, scale)
    if (exact <= SAFE && exact >= -SAFE) return exact / scale
  }
  if (!Number.isFinite(sum)) return sum
  const [left, right] = [written(a), written(b)]
  const power = Math.min(left.power, right.power)
  return Number(`${digitsAt(left, power) + digitsAt(right, power)}e${power}`)
}

export function subtract(a: number, b: number): number {
  return add(a, -b)
}

export function multiply(a: number, b: number): number {
  const product = a * b
  if (Number.isSafeInteger(product) && Number.isInteger(a) && Number.isInteger(b)) return product
  const of = scaleOf(a)
  const other = of > 0 ? scaleOf(b) : 0
  if (other > 0) {
    const exact = Math.round(a * of) * Math.round(b * other)
    if (exact <= SAFE && exact >= -SAFE) return exact / (of * other)
  }
  if (!Number.isFinite(product)) return product
  const [left, right] = [written(a), written(b)]
  return Number(`${left.digits * right.digits}e${left.power + right.power}`)
}

/** Quotient; `undefined` (pending) for a zero divisor. */
export function divide(a: number, b: number): number | undefined {
  if (b === 0) return undefined
  for (const scale of [100, 10_000]) {
    const over = scaled(a, scale)
    const under = scaled(b, scale)
    if (!Number.isNaN(over) && !Number.isNaN(under)) return over / under
  }
  return a / b
}

/** Rounds half away from zero on the decimal text: 1.005 → 1.01, −1.005 → −1.01. */
export function round(value: number, decimals = 0): number {
  if (!Number.isFinite(value) || (decimals >= 0 && Number.isInteger(value))) return value
  const places = Math.min(Math.max(-20, Math.trunc(decimals)), 20)
  return new Big(value).round(places, Big.roundHalfUp).toNumber() + 0 // no negative zero
}

/** Removes binary noise from a computed root or power, so that exactly 10 % reads as 10. */
export function settle(value: number): number {
  const billionths = Math.round(value * 1e9)
  if (billionths <= SAFE && billionths >= -SAFE) return billionths / 1e9
  return Number.isFinite(value) ? round(value, 9) : value
}

/**
 * Whether two values differ by no more than the tolerance, in decimal arithmetic: 0.3 − 0.2 is within 0.1 of
 * 0.
 */
export function within(a: number, b: number, tolerance: number): boolean {
  return distance(a, b) <= tolerance
}

/**
 * The settled distance of two numbers. Doubles are exact enough except near the middle of two settled
 * numbers.
 */
function distance(a: number, b: number): number {
  const apart = Math.abs(a - b)
  const billionths = apart * 1e9
  const doubt = (Math.abs(a) + Math.abs(b)) * 1e9 * 2 ** -50
  const isClear = Math.abs(billionths - Math.floor(billionths) - 0.5) > doubt
  return settle(isClear ? apart : Math.abs(subtract(a, b)))
}

/** Whether a number is a multiple of a step, in decimal arithmetic: 4.35 is one of 0.01. */
export function isMultipleOf(value: number, step: number): boolean {
  if (!Number.isFinite(value)) return false
  for (const scale of SCALES) {
    const rest = scaled(value, scale) % scaled(step, scale)
    if (!Number.isNaN(rest)) return rest === 0
  }
  return new Big(value).mod(step).eq(0)
}

/** For display: at most two decimals, no binary noise, no exponent. */
export function formatNumber(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return String(value)
  return new Big(round(value, decimals)).toFixed()
}

/** A number as digits and a power of ten. */
interface Written {
  readonly digits: bigint
  readonly power: number
}

function written(value: number): Written {
  const [mantissa = '', power = '0'] = String(value).split('e')
  const [whole = '', decimals = ''] = mantissa.split('.')
  return { digits: BigInt(whole + decimals), power: Number(power) - decimals.length }
}

function digitsAt({ digits, power }: Written, wanted: number): bigint {
  return digits * 10n ** BigInt(power - wanted)
}
