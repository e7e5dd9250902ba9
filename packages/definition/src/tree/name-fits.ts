import { compilePattern } from '../pattern/compile-pattern.ts'
import type { Schema } from '../types/index.ts'

/** Whether a member name is allowed by `propertyNames`. */
export function nameFits(rule: Schema | boolean = true, name: string): boolean {
  if (typeof rule !== 'object') return rule
  const length = [...name].length
  const { minLength = 0, maxLength = Infinity, pattern, enum: values, const: only } = rule
  const compiled = typeof pattern === 'string' ? compilePattern(pattern) : undefined
  return (
    length >= Number(minLength) &&
    length <= Number(maxLength) &&
    (compiled === undefined || typeof compiled === 'string' || compiled.test(name)) &&
    (!Array.isArray(values) || (values as readonly unknown[]).includes(name)) &&
    (only === undefined || only === name)
  )
}
