import type { FormBundle } from '@formwright/definition'
import { formOf } from './form.ts'
import type { Form, FormOptions } from './form.ts'
import { definitionsOf } from './structure/definitions.ts'
import { interpretingValidators } from './structure/holds.ts'
import { limitValidators } from './structure/limit-validators.ts'

/**
 * A form for a draft, where code can neither be generated nor precompiled: rules, required fields and
 * branches work as usual; types and limits of single cells are not checked.
 */
export function uncheckedForm(bundle: FormBundle, options: FormOptions = {}): Form {
  const unchecked = { of: () => () => true }
  const deciding = interpretingValidators(definitionsOf(bundle.schema))
  return formOf(bundle, options, () => unchecked, deciding)
}

/** As `uncheckedForm`, with limits of single cells checked: for trying out a form. */
export function triedForm(bundle: FormBundle, options: FormOptions = {}): Form {
  const definitions = definitionsOf(bundle.schema)
  return formOf(bundle, options, () => limitValidators(definitions), interpretingValidators(definitions))
}
