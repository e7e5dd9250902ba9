import type { Schema } from '@formwright/definition'

/**
 * How a spreadsheet shows the numbers of a field: thousands apart, with as many decimals as the form asks.
 */
export function numberFormat({ 'x-decimals': decimals }: Schema): string {
  if (decimals === undefined) return 'General'
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}
