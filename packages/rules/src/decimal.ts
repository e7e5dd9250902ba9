import { Big } from 'big.js'

/**
 * Arithmetic on numbers as people write them: 0.1 + 0.2 is 0.3, 4.35 × 100 is 435, 1.005 rounds to 1.01.
 * Numbers of up to four decimals, which is what declarations hold, are added and multiplied as whole numbers; the
 * rest goes through big.js. The result is always the double nearest to the exact decimal.
 */

const SAFE = Number.MAX_SAFE_INTEGER
const SCALES = [100, 10_000] as const

/** A number of at most two (100) or four (10,000) decimals as a whole number of its last digits; NaN for any other. */
function scaled(value: number, scale: number): number {
  const whole = Math.round(value * scale)
  return whole / scale === value && whole <= SAFE && whole >= -SAFE ? whole : Number.NaN
}

export function add(a: number, b: number): number {
  const sum = a + b
  if (Number.isSafeInteger(sum) && Number.isSafeInteger(a)) return sum
  for (const scale of SCALES) {
    const exact = scaled(a, scale) + scaled(b, scale)
    if (exact <= SAFE && exact >= -SAFE) return exact / scale
  }
  return exactly(a, b, 'plus') ?? sum
}

export function subtract(a: number, b: number): number {
  return add(a, -b)
}

export function multiply(a: number, b: number): number {
  const product = a * b
  if (Number.isSafeInteger(product) && Number.isInteger(a) && Number.isInteger(b)) return product
  for (const scale of SCALES) {
    const exact = scaled(a, scale) * scaled(b, scale)
    if (exact <= SAFE && exact >= -SAFE) return exact / (scale * scale)
  }
  return exactly(a, b, 'times') ?? product
}

/** Quotient; pending (`undefined`) for a zero divisor. */
export function divide(a: number, b: number): number | undefined {
  if (b === 0) return undefined
  for (const scale of SCALES) {
    const over = scaled(a, scale)
    const under = scaled(b, scale)
    if (!Number.isNaN(over) && !Number.isNaN(under)) return over / under
  }
  return a / b
}

/** Rounds half away from zero on the decimal text: 1.005 → 1.01, −1.005 → −1.01. */
export function round(value: number, decimals = 0): number {
  if (!Number.isFinite(value) || Number.isInteger(value)) return value
  return new Big(value).round(Math.min(Math.max(0, Math.trunc(decimals)), 20), Big.roundHalfUp).toNumber()
}

/** Takes binary noise off a computed root or power, so that exactly 10 % reads as 10. */
export function settle(value: number): number {
  const billionths = Math.round(value * 1e9)
  if (billionths <= SAFE && billionths >= -SAFE) return billionths / 1e9
  return Number.isFinite(value) ? round(value, 9) : value
}

/** Values that differ by no more than the tolerance, as decimals: 0.3 − 0.2 is within 0.1 of 0. */
export function within(a: number, b: number, tolerance: number): boolean {
  return settle(Math.abs(subtract(a, b))) <= tolerance
}

/** True when a number is a whole number of steps, as decimals: 4.35 is one of 0.01. */
export function isMultipleOf(value: number, step: number): boolean {
  if (!Number.isFinite(value)) return false
  for (const scale of SCALES) {
    const rest = scaled(value, scale) % scaled(step, scale)
    if (!Number.isNaN(rest)) return rest === 0
  }
  return new Big(value).mod(step).eq(0)
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
