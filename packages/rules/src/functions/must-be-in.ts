import { unitsAgree } from '@formwright/definition'
import { unitOf } from '../language/arithmetic.ts'
import type { UnitRule } from '../language/scope.ts'

/** Requires every number of a call to have a unit of this dimension or none; the result has none. */
export function mustBeIn(dimension: string): UnitRule {
  return (args, mismatch, units) => {
    const unit = units.of(dimension)
    for (const arg of args) {
      const own = unitOf(arg)
      if (unit && own && !unitsAgree(unit, own)) mismatch(unit, own)
    }
    return undefined
  }
}
