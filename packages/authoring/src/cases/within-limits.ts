import { compilePattern, isNone } from '@formwright/definition'
import type { Cell, Json } from '@formwright/definition'

/**
 * Whether the field takes a value: a case is about its rule alone, and not about a limit besides, where that
 * can be.
 */
export function isWithinLimits({ schema }: Pick<Cell, 'schema'>, value: Json | undefined): boolean {
  if (typeof value === 'number')
    return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity)
  if (typeof value !== 'string' || schema.pattern === undefined || isNone(value, schema)) return true
  const pattern = compilePattern(schema.pattern)
  return typeof pattern === 'string' || pattern.test(value)
}
