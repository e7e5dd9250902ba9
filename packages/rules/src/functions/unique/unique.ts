import { defineFunction } from '../define.ts'
import { timesOf } from './times-of.ts'

/** Whether no entry of a list is there twice, or one value is not; the word for nothing may be. */
export const unique = defineFunction({
  signature: 'unique(list: list, value?: any): bool',
  none: 'value',
  example: "unique(['a', 'b'])",
  prepare:
    (_, { none }) =>
    (list: readonly unknown[], ...value: readonly unknown[]) => {
      const times = timesOf(list, none)
      return value.length > 0 ? (times.of(value[0]) ?? 0) < 2 : !times.hasTwice
    },
})
