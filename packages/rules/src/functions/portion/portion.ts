import { defineFunction } from '../define.ts'
import { PERCENT, unitsAgree } from '@formwright/definition'
import type { Unit } from '@formwright/definition'
import { divide, multiply } from '../../decimal.ts'
import { unitOf } from '../../language/arithmetic.ts'
import type { Expr } from '../../language/expr.ts'

/** A share of an amount: 亿元 × % ÷ 100. Source: 主导产业产值 = 总产值 × 占比. */
export const portion = defineFunction({
  signature: 'portion(amount: number, share: number): number',
  units: amountUnit,
  none: 'skip',
  derived: true,
  example: 'portion(200, 75)',
  apply: (amount: number, share: number) => divide(multiply(amount, share), 100),
})

function amountUnit(
  [amount, share]: readonly Expr[],
  mismatch: (a: Unit, b: Unit) => void,
): Unit | undefined {
  const unit = share && unitOf(share)
  if (unit && !unitsAgree(unit, PERCENT)) mismatch(PERCENT, unit)
  return amount && unitOf(amount)
}
