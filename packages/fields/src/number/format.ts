import type { Schema } from '@formwright/definition'

/**
 * The number format of a field in a spreadsheet: thousands separators, trailing zeros only for the first two
 * decimals.
 */
export function numberFormat({ 'x-decimals': decimals }: Schema): string {
  if (decimals === undefined) return 'General'
  return decimals === 0
    ? '#,##0'
    : `#,##0.${'0'.repeat(Math.min(decimals, 2))}${'#'.repeat(Math.max(0, decimals - 2))}`
}
