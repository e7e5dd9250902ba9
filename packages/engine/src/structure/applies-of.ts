import type { Applies, FormBundle } from '@formwright/definition'
import { Branches } from './branches.ts'
import { compilingValidators } from './compiling.ts'
import { definitionsOf } from './definitions.ts'

const known = new WeakMap<FormBundle, Applies>()

/**
 * Decides which branches of an edition apply, without compiling all of it. Generates code: in a page use
 * `Form.applies`.
 */
export function appliesOf(bundle: FormBundle): Applies {
  let applies = known.get(bundle)
  if (!applies)
    known.set(bundle, (applies = new Branches(compilingValidators(definitionsOf(bundle.schema))).applies))
  return applies
}
