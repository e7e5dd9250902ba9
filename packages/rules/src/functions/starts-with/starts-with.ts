import { defineFunction } from '../define.ts'

/** A text that starts with another. */
export const startsWith = defineFunction({
  signature: 'startsWith(text: text, other: text): bool',
  none: 'value',
  example: "'产业集群'.startsWith('产业')",
  apply: (text: string, other: string) => text.startsWith(other),
})
