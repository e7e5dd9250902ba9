import type { FormBundle } from '@formwright/definition'
import { formOf } from './form.ts'
import type { Form, FormOptions } from './form.ts'
import { precompiledValidators } from './structure/precompiled.ts'
import type { PrecompiledModule } from './structure/precompiled.ts'

/**
 * A form with the validators that `precompile` made: no code is generated, as a strict Content Security
 * Policy asks, and nothing that compiles schemas is loaded.
 * @throws Error when they were made for another edition or by another version
 */
export function precompiledForm(
  bundle: FormBundle,
  module: PrecompiledModule,
  options: FormOptions = {},
): Form {
  return formOf(bundle, options, ({ digest }, definitions) =>
    precompiledValidators(module, digest, definitions),
  )
}
