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
 * Compiles each shape when it is first met. Needs code generation, so not for pages under a strict policy.
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
 * Keeping track of what was looked at, ajv's code may break on `patternProperties` beside alternatives: it
 * does so only where `unevaluated…` could not be written out of the lowered schemas whose JSON is given.
 */
export function trackOnlyFor(ajv: Ajv2020, ...lowered: readonly string[]): void {
  ajv.opts.unevaluated = lowered.some((json) => json.includes('"unevaluated'))
}

/** An ajv that knows the vocabulary, reckons in decimals, and matches patterns and sets in linear time. */
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
