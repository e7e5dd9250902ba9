import { defineFunction } from '../define.ts'

/** A text that contains another. */
export const contains = defineFunction({
  signature: 'contains(text: text, other: text): bool',
  none: 'value',
  example: "'产业集群'.contains('产业')",
  apply: (text: string, other: string) => text.includes(other),
})
