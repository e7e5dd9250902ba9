/** Made when first asked for: it costs milliseconds, and most pages begin without it. */
let decimal: Intl.NumberFormat | undefined

/**
 * A number as plain digits, never in scientific notation: what `readNumber` reads back as the same number.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  decimal ??= new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 })
  return decimal.format(value)
}
