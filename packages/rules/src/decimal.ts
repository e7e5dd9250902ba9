import { Big } from 'big.js'

/**
 * Arithmetic on numbers as people write them: 0.1 + 0.2 is 0.3, 4.35 × 100 is 435, 1.005 rounds to 1.01.
 * Numbers of two decimals, which is what declarations hold, are added and multiplied as whole hundredths; the
 * rest goes through big.js. The result is always the double nearest to the exact decimal.
 */

const SAFE = Number.MAX_SAFE_INTEGER

/** Hundredths of a number of at most two decimals; NaN for any other. */
function hundredths(value: number): number {
  const scaled = Math.round(value * 100)
  return scaled / 100 === value && scaled <= SAFE && scaled >= -SAFE ? scaled : Number.NaN
}

export function add(a: number, b: number): number {
  const sum = a + b
  if (Number.isSafeInteger(sum) && Number.isSafeInteger(a)) return sum
  const exact = hundredths(a) + hundredths(b)
  if (exact <= SAFE && exact >= -SAFE) return exact / 100
  return exactly(a, b, 'plus') ?? sum
}

export function subtract(a: number, b: number): number {
  return add(a, -b)
}

export function multiply(a: number, b: number): number {
  const product = a * b
  if (Number.isSafeInteger(product) && Number.isInteger(a) && Number.isInteger(b)) return product
  const exact = hundredths(a) * hundredths(b)
  if (exact <= SAFE && exact >= -SAFE) return exact / 10_000
  return exactly(a, b, 'times') ?? product
}

/** Quotient; pending (`undefined`) for a zero divisor. */
export function divide(a: number, b: number): number | undefined {
  if (b === 0) return undefined
  const over = hundredths(a)
  const under = hundredths(b)
  return Number.isNaN(over) || Number.isNaN(under) ? a / b : over / under
}

/** Rounds half away from zero on the decimal text: 1.005 → 1.01, −1.005 → −1.01. */
export function round(value: number, decimals = 0): number {
  if (!Number.isFinite(value) || Number.isInteger(value)) return value
  return new Big(value).round(Math.min(Math.max(0, Math.trunc(decimals)), 20), Big.roundHalfUp).toNumber()
}

/** Takes binary noise off a computed root or power, so that exactly 10 % reads as 10. */
export function settle(value: number): number {
  return Number.isFinite(value) ? round(value, 9) : value
}

/** Values that differ by no more than the tolerance, as decimals: 0.3 − 0.2 is within 0.1 of 0. */
export function within(a: number, b: number, tolerance: number): boolean {
  return settle(Math.abs(subtract(a, b))) <= tolerance
}

/** For the reader: at most two decimals, no binary noise, no exponent. */
export function formatNumber(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return String(value)
  return new Big(value).round(decimals, Big.roundHalfUp).toFixed()
}

function exactly(a: number, b: number, operation: 'plus' | 'times'): number | undefined {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return undefined
  return new Big(a)[operation](b).toNumber()
}
