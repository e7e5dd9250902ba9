import type { Schema } from '@formwright/definition'

/**
 * How a spreadsheet shows the numbers of a field: thousands apart, with as many decimals as the form asks, but no
 * zeros beyond two.
 */
export function numberFormat({ 'x-decimals': decimals }: Schema): string {
  if (decimals === undefined) return 'General'
  return decimals === 0
    ? '#,##0'
    : `#,##0.${'0'.repeat(Math.min(decimals, 2))}${'#'.repeat(Math.max(0, decimals - 2))}`
}
