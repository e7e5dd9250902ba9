import { PERCENT } from '@formwright/definition'
import type { Unit } from '@formwright/definition'
import type { Expr } from '../language/expr.ts'
import { commonUnit } from '../language/call.ts'

/** Two amounts of the same unit give a percentage. */
export function percentOfLike(args: readonly Expr[], mismatch: (a: Unit, b: Unit) => void): Unit {
  commonUnit(args.slice(0, 2), mismatch)
  return PERCENT
}
