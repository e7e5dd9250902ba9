/** Created lazily: it takes milliseconds, and most pages do not need it. */
let decimal: Intl.NumberFormat | undefined

/**
 * A number as plain digits, never in scientific notation: what `readNumber` reads back as the same number.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  decimal ??= new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 })
  return decimal.format(value)
}
