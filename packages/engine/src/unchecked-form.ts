import type { FormBundle } from '@formwright/definition'
import { formOf } from './form.ts'
import type { Form, FormOptions } from './form.ts'
import { definitionsOf } from './structure/definitions.ts'
import { interpretingValidators } from './structure/holds.ts'
import { limitValidators } from './structure/limit-validators.ts'

/**
 * A form under work, where no code may be generated and none is made beforehand: rules and required fields
 * are checked as always and branches decided, types and limits of single cells are not checked.
 */
export function uncheckedForm(bundle: FormBundle, options: FormOptions = {}): Form {
  const unchecked = { of: () => () => true }
  const deciding = interpretingValidators(definitionsOf(bundle.schema))
  return formOf(bundle, options, () => unchecked, deciding)
}

/** The same with the limits of single cells checked as well: what a form says while somebody tries it. */
export function triedForm(bundle: FormBundle, options: FormOptions = {}): Form {
  const definitions = definitionsOf(bundle.schema)
  return formOf(bundle, options, () => limitValidators(definitions), interpretingValidators(definitions))
}
