import { defineFunction } from '../define.ts'
import { compilePattern } from '@formwright/definition'

/** A text that a pattern finds; RE2 syntax, time linear in the text. */
export const matches = defineFunction({
  signature: 'matches(text: text, pattern: text): bool',
  none: 'value',
  example: "matches('福建省晋江市鞋服产业', '产业(集群)?$')",
  prepare: ([, pattern]) => {
    if (typeof pattern?.constant !== 'string') return { problem: 'pattern' }
    const compiled = compilePattern(pattern.constant)
    return typeof compiled === 'string'
      ? { problem: compiled, code: 'pattern-invalid' }
      : (text: string) => compiled.test(text)
  },
})
