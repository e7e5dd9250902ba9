import { defineFunction } from '../define.ts'
import { unitsAgree } from '@formwright/definition'
import type { Unit } from '@formwright/definition'
import { settle } from '../../decimal.ts'
import type { Expr } from '../../language/expr.ts'
import type { Band } from '../../language/value.ts'

/** A printed value inside a rounding band; the printed value's own last decimal counts too. */
export const inBand = defineFunction({
  signature: 'inBand(value: number, band: band, tolerance?: number): bool',
  units: sameUnitAsBand,
  none: 'skip',
  example: 'inBand(25, roundingBand(growth(4.0, 5.0)), 0.01)',
  apply: (value: number, band: Band, tolerance = 0) =>
    settle(value - band.hi) <= tolerance + OWN && settle(band.lo - value) <= tolerance + OWN,
})

/** The value is itself printed with two decimals. */
const OWN = 0.005

function sameUnitAsBand(args: readonly Expr[], mismatch: (a: Unit, b: Unit) => void): undefined {
  const [value, band] = args
  const unit = band?.type.kind === 'band' ? band.type.unit : undefined
  if (value?.type.kind === 'number' && value.type.unit && unit && !unitsAgree(value.type.unit, unit))
    mismatch(value.type.unit, unit)
}
