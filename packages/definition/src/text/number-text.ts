const DECIMAL = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 })

/**
 * A number as plain digits, never in scientific notation: what `readNumber` reads back as the same number.
 */
export function numberText(value: number): string {
  return Number.isFinite(value) ? DECIMAL.format(value) : ''
}
