import { unitsAgree } from '@formwright/definition'
import type { Unit } from '@formwright/definition'
import { unitOf } from '../language/arithmetic.ts'
import type { UnitRule } from '../language/scope.ts'

/** Every number of the call has this unit or none; what the function gives has none. */
export function mustBeIn(unit: Unit | undefined): UnitRule {
  return (args, mismatch) => {
    for (const arg of args) {
      const own = unitOf(arg)
      if (unit && own && !unitsAgree(unit, own)) mismatch(unit, own)
    }
    return undefined
  }
}
