import { defineFunction } from '../define.ts'
import { NONE } from '@formwright/definition'

/** How many entries a list has; 无 is no entry. Source: len(名称) of check NAM-01. */
export const count = defineFunction({
  signature: 'count(list: list): number',
  none: 'value',
  countsOnly: true,
  example: "count(['a', 'b'])",
  apply: (list: readonly unknown[]) => list.filter((entry) => entry !== NONE).length,
})
