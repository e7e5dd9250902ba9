import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { addVocabulary, compilePattern } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { lower } from './lower.ts'
import { multipleOf } from './multiple-of.ts'

/** A compiled check of one value; `errors` is set when it gives `false`, as ajv does. */
export interface Validator {
  (value: unknown): boolean
  errors?: ErrorObject[] | null
}

/** Gives the validator of a leaf's schema. */
export interface Validators {
  readonly of: (schema: Schema) => Validator
}

/** The name of a leaf's shape: cells of one shape share a validator. */
export function shapeKey(schema: Schema): string {
  return JSON.stringify(lower(schema))
}

/** Compiles each shape when it is first met. Needs code generation, so not for pages under a strict policy. */
export function compilingValidators(): Validators {
  const ajv = newAjv()
  const compiled = new Map<string, Validator>()
  return {
    of: (schema) => {
      const key = shapeKey(schema)
      const known = compiled.get(key)
      if (known) return known
      const validator = ajv.compile(lower(schema)) as Validator
      compiled.set(key, validator)
      return validator
    },
  }
}

/** An ajv that knows the vocabulary, reckons in decimals and matches patterns in linear time. */
export function newAjv(options: { readonly source?: boolean } = {}): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    strictNumbers: true,
    messages: false,
    validateSchema: false,
    code: { regExp: linearPattern, ...(options.source ? { source: true } : {}) },
  })
  ajvFormats.default(ajv, ['date', 'email', 'uri'])
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
