import type { Applies, FormBundle } from '@formwright/definition'
import { Branches } from './branches.ts'
import { definitionsOf } from './definitions.ts'
import { interpretingValidators } from './holds.ts'

const known = new WeakMap<FormBundle, Applies>()

/** As `appliesOf`, interpreted: slower, but without code generation, for reading answers of any edition. */
export function interpretedApplies(bundle: FormBundle): Applies {
  let applies = known.get(bundle)
  if (!applies)
    known.set(bundle, (applies = new Branches(interpretingValidators(definitionsOf(bundle.schema))).applies))
  return applies
}
