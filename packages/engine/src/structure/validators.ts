import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { addVocabulary, compilePattern } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { lower } from './lower.ts'
import type { Definitions } from './definitions.ts'
import { multipleOf } from './multiple-of.ts'

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

/** Compiles each shape when it is first met. Needs code generation, so not for pages under a strict policy. */
export function compilingValidators(definitions: Definitions): Validators {
  const ajv = newAjv()
  const compiled = new Map<string, Validator>()
  return cachedValidators((schema) => {
    const lowered = lower(schema, definitions)
    const key = JSON.stringify(lowered)
    let validator = compiled.get(key)
    if (!validator) compiled.set(key, (validator = ajv.compile(lowered) as Validator))
    return validator
  })
}

/** An ajv that knows the vocabulary, reckons in decimals and matches patterns in linear time. */
export function newAjv(options: { readonly source?: boolean } = {}): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    strictNumbers: true,
    messages: false,
    validateSchema: false,
    ownProperties: true,
    logger: false,
    code: { regExp: linearPattern, ...(options.source ? { source: true } : {}) },
  })
  ajvFormats.default(ajv)
  addVocabulary(ajv)
  ajv.removeKeyword('multipleOf').addKeyword(multipleOf)
  return ajv
}

/** What ajv takes for a regular expression: RE2, so that no text takes long. */
export const linearPattern = Object.assign(
  (pattern: string) => {
    let compiled: ReturnType<typeof compilePattern> | undefined
    const test = (text: string) => {
      compiled ??= compilePattern(pattern)
      return typeof compiled === 'string' ? false : compiled.test(text)
    }
    // ajv tells patterns apart by their text
    return { test, toString: () => `/${pattern}/` }
  },
  { code: 'require("formwright").linearPattern' },
)
