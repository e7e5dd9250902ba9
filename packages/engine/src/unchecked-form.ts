import type { FormBundle } from '@formwright/definition'
import { formOf } from './form.ts'
import type { Form, FormOptions } from './form.ts'

/**
 * A form under work, where no code may be generated and none is made beforehand: rules and required fields
 * are checked as always, types and limits of single cells are not.
 */
export function uncheckedForm(bundle: FormBundle, options: FormOptions = {}): Form {
  return formOf(bundle, options, () => ({ of: () => () => true }))
}
