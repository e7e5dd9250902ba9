import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { addVocabulary } from '@formwright/definition'
import type { Definitions } from './definitions.ts'
import { linearPattern } from './linear-pattern.ts'
import { lower } from './lower.ts'
import { multipleOf } from './multiple-of.ts'
import { sameValues } from './same-values.ts'
import { cachedValidators } from './validators.ts'
import type { Validator, Validators } from './validators.ts'

/**
 * Compiles each schema shape on first use. Generates code, so it does not work under a strict Content
 * Security Policy.
 */
export function compilingValidators(definitions: Definitions): Validators {
  const ajv = newAjv()
  const compiled = new Map<string, Validator>()
  return cachedValidators((schema) => {
    const lowered = lower(schema, definitions)
    const key = JSON.stringify(lowered)
    let validator = compiled.get(key)
    if (!validator) {
      trackOnlyFor(ajv, key)
      compiled.set(key, (validator = ajv.compile(lowered) as Validator))
    }
    return validator
  })
}

/**
 * Restricts ajv's tracking of evaluated members, whose code may fail on `patternProperties` beside
 * alternatives, to the given schemas (as JSON) for which `unevaluated…` could not be rewritten.
 */
export function trackOnlyFor(ajv: Ajv2020, ...lowered: readonly string[]): void {
  ajv.opts.unevaluated = lowered.some((json) => json.includes('"unevaluated'))
}

/** An ajv instance with the vocabulary, decimal arithmetic, and linear-time patterns and set comparison. */
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
  for (const own of [multipleOf, ...sameValues]) ajv.removeKeyword(own.keyword as string).addKeyword(own)
  return ajv
}
