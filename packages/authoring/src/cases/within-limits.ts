import { compilePattern, isNone } from '@formwright/definition'
import type { Cell, Json } from '@formwright/definition'

/** Whether the field accepts a value, so that a case about a rule does not violate a limit too. */
export function isWithinLimits({ schema }: Pick<Cell, 'schema'>, value: Json | undefined): boolean {
  if (typeof value === 'number') return isNumberWithin(schema, value)
  if (typeof value !== 'string' || schema.pattern === undefined || isNone(value, schema)) return true
  const pattern = compilePattern(schema.pattern)
  return typeof pattern === 'string' || pattern.test(value)
}

function isNumberWithin(schema: Cell['schema'], value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity } = schema
  const above = Number(schema.exclusiveMinimum ?? -Infinity)
  const below = Number(schema.exclusiveMaximum ?? Infinity)
  const steps = schema.multipleOf === undefined ? 0 : value / Number(schema.multipleOf)
  const isStep = Math.abs(steps - Math.round(steps)) < 1e-9
  return isStep && value >= minimum && value <= maximum && value > above && value < below
}
