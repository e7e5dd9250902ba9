import type { FormBundle } from '@formwright/definition'
import { formOf } from './form.ts'
import type { Form, FormOptions } from './form.ts'
import { precompiledForm } from './precompiled-form.ts'
import { compilingValidators } from './structure/compiling.ts'
import type { PrecompiledModule } from './structure/precompiled.ts'

export interface CompileFormOptions extends FormOptions {
  /** Validators made by `precompile`; `precompiledForm` loads less code. */
  readonly precompiled?: PrecompiledModule
}

/** Compiles an edition, to assess any number of answers. Checks are created lazily. */
export function compileForm(bundle: FormBundle, { precompiled, ...options }: CompileFormOptions = {}): Form {
  return precompiled
    ? precompiledForm(bundle, precompiled, options)
    : formOf(bundle, options, (_, definitions) => compilingValidators(definitions))
}
