import { fullFormats } from 'ajv-formats/dist/formats.js'
import {
  compilePattern,
  countWords,
  decimalsOf,
  equal,
  firstRepeated,
  isObject,
  ownMember,
  valueAt,
  YEAR_MONTH,
} from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { isMultipleOf } from '@formwright/rules'
import type { Definitions } from './definitions.ts'
import { lower } from './lower.ts'
import { isOneOf } from './one-of.ts'
import { cachedValidators } from './validators.ts'
import type { Validators } from './validators.ts'

type AnySchema = Schema | boolean

/** A schema with the keyword, and the one in which references are resolved. */
interface Where {
  readonly schema: Readonly<Record<string, unknown>>
  readonly whole: AnySchema
}

/** Whether a value satisfies a keyword. */
type Says = (said: never, value: unknown, where: Where) => boolean

const number =
  (agrees: (value: number, said: never) => boolean): Says =>
  (said, value) =>
    typeof value !== 'number' || agrees(value, said)
const text =
  (agrees: (value: string, said: never) => boolean): Says =>
  (said, value) =>
    typeof value !== 'string' || agrees(value, said)
const list =
  (agrees: (value: readonly unknown[], said: never, where: Where) => boolean): Says =>
  (said, value, where) =>
    !Array.isArray(value) || agrees(value, said, where)
const object =
  (agrees: (value: Readonly<Record<string, unknown>>, said: never, where: Where) => boolean): Says =>
  (said, value, where) =>
    !isObject(value) || agrees(value, said, where)

/** The keywords of lowered schemas (see `lower`), and those of the vocabulary. */
const SAYS: Readonly<Record<string, Says>> = {
  type: (said: string | readonly string[], value) => [said].flat().some((type) => isOfType(value, type)),
  const: (said: unknown, value) => equal(value, said),
  enum: (said: readonly unknown[], value) => isOneOf(value, said),
  minimum: number((value, limit) => value >= limit),
  maximum: number((value, limit) => value <= limit),
  exclusiveMinimum: number((value, limit) => value > limit),
  exclusiveMaximum: number((value, limit) => value < limit),
  multipleOf: number(isMultipleOf),
  'x-decimals': number((value, most: number) => decimalsOf(value) <= most),
  minLength: text((value, least: number) => [...value].length >= least),
  maxLength: text((value, most: number) => [...value].length <= most),
  'x-words': text((value, most: number) => countWords(value) <= most),
  pattern: text(matches),
  format: (said: string, value) => isOfFormat(value, said),
  minItems: list((value, least: number) => value.length >= least),
  maxItems: list((value, most: number) => value.length <= most),
  uniqueItems: list((value, isRequired: boolean) => !isRequired || !firstRepeated(value)),
  items: list((value, said: AnySchema, { schema: { prefixItems = [] }, whole }) =>
    value.slice((prefixItems as readonly unknown[]).length).every((item) => holds(said, item, whole)),
  ),
  prefixItems: list((value, said: readonly AnySchema[], { whole }) =>
    said.every((one, index) => index >= value.length || holds(one, value[index], whole)),
  ),
  contains: list((value, said: AnySchema, { schema: { minContains = 1, maxContains = Infinity }, whole }) => {
    const found = value.filter((item) => holds(said, item, whole)).length
    return found >= Number(minContains) && found <= Number(maxContains)
  }),
  minProperties: object((value, least: number) => Object.keys(value).length >= least),
  maxProperties: object((value, most: number) => Object.keys(value).length <= most),
  required: object((value, said: readonly string[]) => said.every((key) => Object.hasOwn(value, key))),
  properties: object((value, said: Readonly<Record<string, AnySchema>>, { whole }) =>
    Object.entries(said).every(
      ([key, schema]) => !Object.hasOwn(value, key) || holds(schema, value[key], whole),
    ),
  ),
  patternProperties: object((value, said: Readonly<Record<string, AnySchema>>, { whole }) =>
    Object.entries(said).every(([pattern, schema]) =>
      Object.keys(value).every((key) => !matches(key, pattern) || holds(schema, value[key], whole)),
    ),
  ),
  additionalProperties: object((value, said: AnySchema, { schema, whole }) =>
    Object.keys(value).every((key) => isNamed(key, schema) || holds(said, value[key], whole)),
  ),
  propertyNames: object((value, said: AnySchema, { whole }) =>
    Object.keys(value).every((key) => holds(said, key, whole)),
  ),
  dependentRequired: object((value, said: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(said).every(
      ([key, others]) => !Object.hasOwn(value, key) || others.every((other) => Object.hasOwn(value, other)),
    ),
  ),
  dependentSchemas: object((value, said: Readonly<Record<string, AnySchema>>, { whole }) =>
    Object.entries(said).every(([key, schema]) => !Object.hasOwn(value, key) || holds(schema, value, whole)),
  ),
  allOf: (said: readonly AnySchema[], value, { whole }) => said.every((one) => holds(one, value, whole)),
  anyOf: (said: readonly AnySchema[], value, { whole }) => said.some((one) => holds(one, value, whole)),
  oneOf: (said: readonly AnySchema[], value, { whole }) =>
    said.filter((one) => holds(one, value, whole)).length === 1,
  not: (said: AnySchema, value, { whole }) => !holds(said, value, whole),
  if: (said: AnySchema, value, { schema, whole }) => {
    const next = schema[holds(said, value, whole) ? 'then' : 'else'] as AnySchema | undefined
    return next === undefined || holds(next, value, whole)
  },
  $ref: (said: string, value, { whole }) => {
    const target = valueAt(whole, said.slice(1)) as AnySchema | undefined
    return target === undefined || holds(target, value, whole)
  },
}

/**
 * Interprets schemas where code can neither be generated nor precompiled, as for drafts of forms.
 * `unevaluated…` with too many cases to rewrite is accepted.
 */
export function interpretingValidators(definitions: Definitions): Validators {
  return cachedValidators((schema) => {
    const lowered = lower(schema, definitions)
    return (value) => holds(lowered, value, lowered)
  })
}

function holds(schema: AnySchema, value: unknown, whole: AnySchema): boolean {
  if (typeof schema === 'boolean') return schema
  const where: Where = { schema: schema as Where['schema'], whole }
  return Object.entries(schema).every(
    ([keyword, said]) => !Object.hasOwn(SAYS, keyword) || SAYS[keyword]!(said as never, value, where),
  )
}

function isNamed(key: string, { properties, patternProperties }: Where['schema']): boolean {
  return (
    ownMember(properties, key) !== undefined ||
    Object.keys((patternProperties as object | undefined) ?? {}).some((pattern) => matches(key, pattern))
  )
}

function matches(value: string, written: string): boolean {
  const pattern = compilePattern(written)
  return typeof pattern !== 'string' && pattern.test(value)
}

/** A format as ajv knows it; for strings by default. */
interface Format {
  readonly type?: string
  readonly validate: RegExp | ((value: never) => boolean)
}

function isOfFormat(value: unknown, name: string): boolean {
  const known =
    name === 'year-month' ? YEAR_MONTH : (ownMember(fullFormats, name) as Format['validate'] | true)
  if (known === undefined || known === true) return true
  const { type = 'string', validate } =
    known instanceof RegExp || typeof known === 'function' ? { validate: known } : (known as Format)
  if (typeof value !== type) return true
  return validate instanceof RegExp ? validate.test(value as string) : validate(value as never)
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
