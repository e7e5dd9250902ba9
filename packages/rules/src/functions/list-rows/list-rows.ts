import { defineFunction } from '../define.ts'
import { elaborateListRows } from './elaborate-list-rows.ts'

/** How many rows the 清单 of a field has. Source: 清单行数 = 填报数量. */
export const listRows = defineFunction({
  signature: 'listRows(field: any): number',
  none: 'value',
  least: 0,
  example: 'listRows(innovation.standards)',
  elaborate: elaborateListRows,
})
