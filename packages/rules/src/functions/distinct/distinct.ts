import { defineFunction } from '../define.ts'
import { keyOf } from '../unique/times-of.ts'

/** The entries of a list, each once, in the order in which they first come. */
export const distinct = defineFunction({
  signature: 'distinct(list: list): list',
  none: 'value',
  example: "distinct(['a', 'b', 'a'])",
  apply: (list: readonly unknown[]) => {
    const seen = new Set<unknown>()
    return list.filter((entry) => !seen.has(keyOf(entry)) && seen.add(keyOf(entry)))
  },
})
