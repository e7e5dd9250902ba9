import { compilePattern, equal, isObject } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { isMultipleOf } from '@formwright/rules'

/** What a keyword says, whether a value agrees, and what else the schema says. */
type Says = (said: never, value: unknown, schema: Schema) => boolean

const number =
  (agrees: (value: number, limit: number) => boolean): Says =>
  (limit, value) =>
    typeof value !== 'number' || agrees(value, limit)
const text =
  (agrees: (value: string, said: never) => boolean): Says =>
  (said, value) =>
    typeof value !== 'string' || agrees(value, said)
const list =
  (agrees: (value: readonly unknown[], said: never, schema: Schema) => boolean): Says =>
  (said, value, schema) =>
    !Array.isArray(value) || agrees(value, said, schema)
const object =
  (agrees: (value: Readonly<Record<string, unknown>>, said: never) => boolean): Says =>
  (said, value) =>
    !isObject(value) || agrees(value, said)

const SAYS: Readonly<Record<string, Says>> = {
  type: (said: string | readonly string[], value) => [said].flat().some((type) => isOfType(value, type)),
  const: (said: unknown, value) => equal(value, said),
  enum: (said: readonly unknown[], value) => said.some((one) => equal(value, one)),
  minimum: number((value, limit) => value >= limit),
  maximum: number((value, limit) => value <= limit),
  exclusiveMinimum: number((value, limit) => value > limit),
  exclusiveMaximum: number((value, limit) => value < limit),
  multipleOf: number(isMultipleOf),
  minLength: text((value, least: number) => [...value].length >= least),
  maxLength: text((value, most: number) => [...value].length <= most),
  pattern: text((value, written: string) => {
    const pattern = compilePattern(written)
    return typeof pattern === 'string' || pattern.test(value)
  }),
  minItems: list((value, least: number) => value.length >= least),
  maxItems: list((value, most: number) => value.length <= most),
  items: list((value, said: Schema | boolean, { prefixItems = [] }) =>
    value.slice((prefixItems as readonly unknown[]).length).every((item) => holds(said, item)),
  ),
  prefixItems: list((value, said: readonly (Schema | boolean)[]) =>
    said.every((one, index) => index >= value.length || holds(one, value[index])),
  ),
  contains: list(
    (value, said: Schema | boolean, { minContains = 1 }) =>
      value.filter((item) => holds(said, item)).length >= Number(minContains),
  ),
  properties: object((value, said: Readonly<Record<string, Schema | boolean>>) =>
    Object.entries(said).every(([key, schema]) => !Object.hasOwn(value, key) || holds(schema, value[key])),
  ),
  required: object((value, said: readonly string[]) => said.every((key) => Object.hasOwn(value, key))),
  allOf: (said: readonly (Schema | boolean)[], value) => said.every((one) => holds(one, value)),
  anyOf: (said: readonly (Schema | boolean)[], value) => said.some((one) => holds(one, value)),
  oneOf: (said: readonly (Schema | boolean)[], value) => said.filter((one) => holds(one, value)).length === 1,
  not: (said: Schema | boolean, value) => !holds(said, value),
}

/**
 * Whether a value agrees with a schema, as far as that is said by the keywords that conditions are made of:
 * for forms under work, where no code may be generated. What it does not know, it takes for agreed.
 */
export function holds(schema: Schema | boolean, value: unknown): boolean {
  if (typeof schema === 'boolean') return schema
  return Object.entries(schema).every(
    ([keyword, said]) => !Object.hasOwn(SAYS, keyword) || SAYS[keyword]!(said as never, value, schema),
  )
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return isObject(value)
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}
