import { inUnit, unitsAgree, unitStated } from '@formwright/definition'
import type { Json, Unit, UnitTable } from '@formwright/definition'

/** The unit that the first of some texts states which states any. */
export function nearestUnit(texts: readonly string[], units: UnitTable): Unit | undefined {
  for (const text of texts) {
    const unit = unitStated(text, units)
    if (unit) return unit
  }
  return undefined
}

/** A value in the unit of its place, and the unit that it was written in where that is another. */
export interface InOwnUnit {
  readonly value: Json | undefined
  /** It was converted from this unit. */
  readonly from?: string
  /** It is as it was written, in a unit that does not convert. */
  readonly other?: string
}

/** A number in the unit of its place, where the table that it was copied from states another. */
export function inOwnUnit(
  value: Json | undefined,
  own: Unit | undefined,
  stated: Unit | undefined,
): InOwnUnit {
  if (typeof value !== 'number' || !own || !stated || unitsAgree(own, stated)) return { value }
  const converted = inUnit(value, stated, own)
  return converted === undefined ? { value, other: stated.name } : { value: converted, from: stated.name }
}
