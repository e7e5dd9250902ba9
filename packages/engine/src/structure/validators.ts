import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Schema } from '@formwright/definition'
import { lower } from './lower.ts'
import type { Definitions } from './definitions.ts'

/** A compiled check of one value; `errors` is set when it gives `false`, as ajv does. */
export interface Validator {
  (value: unknown): boolean
  errors?: ErrorObject[] | null
}

/** Gives the validator of a schema of an edition. */
export interface Validators {
  readonly of: (schema: Schema | boolean) => Validator
}

/** The name of a schema's shape: cells of one shape share a validator. */
export function shapeKey(schema: Schema | boolean, definitions: Definitions): string {
  return JSON.stringify(lower(schema, definitions))
}

/** Validators by schema: a schema is looked at once, one of a known shape shares its validator. */
export function cachedValidators(make: (schema: Schema | boolean) => Validator): Validators {
  const bySchema = new WeakMap<Schema, Validator>()
  return {
    of: (schema) => {
      if (typeof schema !== 'object') return make(schema)
      let validator = bySchema.get(schema)
      if (!validator) bySchema.set(schema, (validator = make(schema)))
      return validator
    },
  }
}
