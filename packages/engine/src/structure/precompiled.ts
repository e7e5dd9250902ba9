import ucs2length from 'ajv/dist/runtime/ucs2length.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { countWords, decimalsOf, equal, firstRepeated } from '@formwright/definition'
import { isMultipleOf } from '@formwright/rules'
import { linearPattern } from './linear-pattern.ts'
import { isOneOf } from './one-of.ts'
import { validatorsInOtherYears } from './other-years.ts'
import { cachedValidators, shapeKey } from './validators.ts'
import type { Validator, Validators } from './validators.ts'
import type { Definitions } from './definitions.ts'

/** The default export of a module written by `precompile`, with the digest of its edition. */
export type PrecompiledModule = ((
  require: (name: string) => unknown,
) => Readonly<Record<string, Validator>>) & { readonly digest?: string }

const ANOTHER = 'The precompiled validators belong to another edition: make them again'

const RUNTIME: Readonly<Record<string, unknown>> = {
  formwright: { countWords, decimalsOf, equal, firstRepeated, isMultipleOf, isOneOf, linearPattern },
  'ajv/dist/runtime/ucs2length': asModule(ucs2length),
  'ajv-formats/dist/formats': { fullFormats },
}

/** A bundler may return the function itself, Node the CommonJS module around it. */
function asModule(imported: unknown): { default: unknown } {
  return typeof imported === 'function' ? { default: imported } : (imported as { default: unknown })
}

/**
 * Validators from a precompiled module.
 * @throws Error when the module was made for another edition or by another version
 */
export function precompiledValidators(
  module: PrecompiledModule,
  digest: string,
  definitions: Definitions,
): Validators {
  if (module.digest !== digest) throw new Error(ANOTHER)
  const byShape = module((name) => {
    if (!Object.hasOwn(RUNTIME, name))
      throw new Error(`The precompiled validators need ${name}: make them again with this version`)
    return RUNTIME[name]
  })
  const inOtherYears = validatorsInOtherYears(byShape)
  return cachedValidators((schema) => {
    const shape = shapeKey(schema, definitions)
    const validator = byShape[shape] ?? inOtherYears(shape)
    if (!validator) throw new Error(ANOTHER)
    return validator
  })
}
