import { inUnit, unitsAgree, unitStated } from '@formwright/definition'
import type { Json, Unit, UnitTable } from '@formwright/definition'

/** The unit stated by the first text that states one. */
export function nearestUnit(texts: readonly string[], units: UnitTable): Unit | undefined {
  for (const text of texts) {
    const unit = unitStated(text, units)
    if (unit) return unit
  }
  return undefined
}

/** A value in the unit of its cell, and the unit in which it was written if that differs. */
export interface InOwnUnit {
  readonly value: Json | undefined
  /** The unit from which it was converted. */
  readonly from?: string
  /** The unit in which it was written, if it cannot be converted. */
  readonly other?: string
}

/** Converts a number to the unit of its cell if the table from which it was copied states another one. */
export function inOwnUnit(
  value: Json | undefined,
  own: Unit | undefined,
  stated: Unit | undefined,
): InOwnUnit {
  if (typeof value !== 'number' || !own || !stated || unitsAgree(own, stated)) return { value }
  const converted = inUnit(value, stated, own)
  return converted === undefined ? { value, other: stated.name } : { value: converted, from: stated.name }
}
