import { defineFunction } from '../define.ts'

/** A text that ends with another. */
export const endsWith = defineFunction({
  signature: 'endsWith(text: text, other: text): bool',
  none: 'value',
  example: "'产业集群'.endsWith('产业')",
  apply: (text: string, other: string) => text.endsWith(other),
})
