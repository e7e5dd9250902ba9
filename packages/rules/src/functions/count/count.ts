import { defineFunction } from '../define.ts'

/**
 * How many entries a list has; the word for nothing to report is no entry. Source: len(名称) of check NAM-01.
 */
export const count = defineFunction({
  signature: 'count(list: list): number',
  none: 'value',
  countsOnly: true,
  least: 0,
  example: "count(['a', 'b'])",
  prepare:
    (_, { none }) =>
    (list: readonly unknown[]) =>
      list.filter((entry) => entry !== none).length,
})
