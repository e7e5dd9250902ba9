import type { Schema } from '@formwright/definition'

/** How a spreadsheet shows the numbers of a field: thousands apart, no zeros beyond two decimals. */
export function numberFormat({ 'x-decimals': decimals }: Schema): string {
  if (decimals === undefined) return 'General'
  return decimals === 0
    ? '#,##0'
    : `#,##0.${'0'.repeat(Math.min(decimals, 2))}${'#'.repeat(Math.max(0, decimals - 2))}`
}
