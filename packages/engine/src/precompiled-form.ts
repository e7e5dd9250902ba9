import type { FormBundle } from '@formwright/definition'
import { formOf } from './form.ts'
import type { Form, FormOptions } from './form.ts'
import { precompiledValidators } from './structure/precompiled.ts'
import type { PrecompiledModule } from './structure/precompiled.ts'

/**
 * Creates a form with validators made by `precompile`, without generating code (strict Content Security
 * Policy) or loading the schema compiler.
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
