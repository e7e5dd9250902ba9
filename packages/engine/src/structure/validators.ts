import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Schema } from '@formwright/definition'
import { lower } from './lower.ts'
import type { Definitions } from './definitions.ts'

/** A compiled validator for one value; like ajv it sets `errors` if it returns `false`. */
export interface Validator {
  (value: unknown): boolean
  errors?: ErrorObject[] | null
}

/** Returns the validator for a schema of an edition. */
export interface Validators {
  readonly of: (schema: Schema | boolean) => Validator
}

/** The key of a schema's shape: cells of the same shape share a validator. */
export function shapeKey(schema: Schema | boolean, definitions: Definitions): string {
  return JSON.stringify(lower(schema, definitions))
}

/** Validators cached by schema, and shared by shape. */
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
