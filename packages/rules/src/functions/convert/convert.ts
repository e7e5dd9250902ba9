import { defineFunction } from '../define.ts'
import { closest, sameDimensions, timesFactor } from '@formwright/definition'
import type { Unit, UnitTable } from '@formwright/definition'
import { unitOf } from '../../language/arithmetic.ts'
import type { Expr } from '../../language/expr.ts'

/** The same amount in another unit: convert(出口额, '亿元'). */
export const convert = defineFunction({
  signature: 'convert(value: number, unit: text): number',
  units: targetUnit,
  none: 'zero',
  example: "convert(10000, '亿元')",
  prepare: ([value, unit], { units }) => {
    const target = typeof unit?.constant === 'string' ? units.parse(unit.constant) : undefined
    if (!target) return { problem: closest(String(unit?.constant ?? ''), units.names), code: 'unit-unknown' }
    return timesFactor(((value && unitOf(value))?.scale ?? target.scale) / target.scale)
  },
})

function targetUnit(
  [value, unit]: readonly Expr[],
  mismatch: (a: Unit, b: Unit) => void,
  units: UnitTable,
): Unit | undefined {
  const from = value && unitOf(value)
  const to = typeof unit?.constant === 'string' ? units.parse(unit.constant) : undefined
  if (from && to && !sameDimensions(from, to)) mismatch(to, from)
  return to
}
