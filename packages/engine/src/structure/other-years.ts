import type { ErrorObject } from 'ajv/dist/2020.js'
import { isObject, joinPointer, splitPointer } from '@formwright/definition'
import type { Validator } from './validators.ts'

/**
 * Reuses precompiled validators for other years that follow a date: a schema of the same shape is checked
 * with its years mapped to the known ones.
 * @param byShape the precompiled validators
 */
export function validatorsInOtherYears(
  byShape: Readonly<Record<string, Validator>>,
): (shape: string) => Validator | undefined {
  let made: ReadonlyMap<string, string> | undefined
  return (shape) => {
    made ??= new Map(Object.keys(byShape).map((one) => [withoutYears(one).text, one]))
    const { text, years } = withoutYears(shape)
    const known = years.length > 0 ? made.get(text) : undefined
    return known === undefined ? undefined : inYears(byShape[known]!, years, withoutYears(known).years)
  }
}

/** A schema shape with its years replaced by their position, and these years. */
function withoutYears(shape: string): { readonly text: string; readonly years: readonly string[] } {
  const years: string[] = []
  const text = shape.replaceAll(/"(y\d{4})"/g, (_, year: string) => {
    if (!years.includes(year)) years.push(year)
    return `"y#${years.indexOf(year)}"`
  })
  return { text, years }
}

/** Prefix for a year of the answers that the validator knows as another one. */
const ELSE = 'other '

function inYears(validator: Validator, own: readonly string[], made: readonly string[]): Validator {
  const names = new Map(own.map((year, index) => [year, made[index]!]))
  const backs = new Map(made.map((year, index) => [year, own[index]!]))
  const name = (key: string) => names.get(key) ?? (backs.has(key) ? ELSE + key : key)
  const back = (key: string) => backs.get(key) ?? (key.startsWith(ELSE) ? key.slice(ELSE.length) : key)
  const result: Validator = (value) => {
    const isValid = validator(renamed(value, name))
    result.errors = isValid ? null : (validator.errors ?? []).map((error) => renamedError(error, back))
    return isValid
  }
  return result
}

function renamed(value: unknown, name: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, name))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [name(key), renamed(item, name)]))
}

function renamedError(error: ErrorObject, back: (key: string) => string): ErrorObject {
  const params = Object.entries(error.params as Readonly<Record<string, unknown>>)
  return {
    ...error,
    instancePath: joinPointer(splitPointer(error.instancePath).map(back)),
    params: Object.fromEntries(
      params.map(([key, value]) => [key, typeof value === 'string' ? back(value) : value]),
    ),
  }
}
