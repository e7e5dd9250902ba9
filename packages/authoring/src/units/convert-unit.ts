import { inUnit, UnitTable } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'

/** A number in another unit: 12,000 万元 are 1.2 亿元. `undefined` where one does not convert into the other. */
export type ConvertUnit = (value: number, unit: string, wanted: string) => number | undefined

/** Converts by the units that two definitions know, each its own. */
export function unitsBetween(before: Pick<FormBundle, 'form'>, after: Pick<FormBundle, 'form'>): ConvertUnit {
  const [units, unitsNow] = [new UnitTable(before.form), new UnitTable(after.form)]
  return (value, unit, wanted) => {
    const [one, other] = [units.parse(unit), unitsNow.parse(wanted)]
    return one && other && inUnit(value, one, other)
  }
}
