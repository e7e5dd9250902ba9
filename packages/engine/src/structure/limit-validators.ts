import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Definitions } from './definitions.ts'
import { interpretingValidators } from './holds.ts'
import { lower } from './lower.ts'
import { cachedValidators } from './validators.ts'
import type { Validator, Validators } from './validators.ts'

/** The keywords of ajv that limit single values, and the name of their limit. */
const LIMITS: Readonly<Record<string, string>> = {
  type: 'type',
  const: 'allowedValue',
  enum: 'allowedValues',
  minimum: 'limit',
  maximum: 'limit',
  exclusiveMinimum: 'limit',
  exclusiveMaximum: 'limit',
  multipleOf: 'multipleOf',
  'x-decimals': 'limit',
  minLength: 'limit',
  maxLength: 'limit',
  'x-words': 'limit',
  pattern: 'pattern',
  format: 'format',
  minItems: 'limit',
  maxItems: 'limit',
}

/**
 * Validators for limits of single values, without code generation. Constraints on several values are
 * accepted.
 */
export function limitValidators(definitions: Definitions): Validators {
  const interpreting = interpretingValidators(definitions)
  return cachedValidators((schema) => {
    const lowered = lower(schema, definitions)
    const limits = typeof lowered === 'object' ? limitsIn(lowered as Readonly<Record<string, unknown>>) : []
    const checks = limits.map(([keyword, said]) => ({
      holds: interpreting.of({ [keyword]: said }),
      error: {
        keyword,
        instancePath: '',
        schemaPath: `#/${keyword}`,
        params: { [LIMITS[keyword]!]: said },
      } satisfies ErrorObject,
    }))
    const validate: Validator = (value) => {
      const errors = checks.filter(({ holds }) => !holds(value)).map(({ error }) => error)
      validate.errors = errors.length > 0 ? errors : null
      return errors.length === 0
    }
    return validate
  })
}

function limitsIn(schema: Readonly<Record<string, unknown>>): (readonly [keyword: string, said: unknown])[] {
  const { allOf = [] } = schema as { readonly allOf?: readonly Readonly<Record<string, unknown>>[] }
  const own = Object.entries(schema).filter(([keyword]) => Object.hasOwn(LIMITS, keyword))
  return [...own, ...allOf.flatMap((one) => (typeof one === 'object' ? limitsIn(one) : []))]
}
