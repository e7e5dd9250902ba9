import { inUnit, UnitTable } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'

/** Converts a number between units: 12,000 万元 is 1.2 亿元. `undefined` if the units do not convert. */
export type ConvertUnit = (value: number, unit: string, wanted: string) => number | undefined

/** A converter for the units of two definitions, each with its own. */
export function unitsBetween(before: Pick<FormBundle, 'form'>, after: Pick<FormBundle, 'form'>): ConvertUnit {
  const [units, unitsNow] = [new UnitTable(before.form), new UnitTable(after.form)]
  return (value, unit, wanted) => {
    const [one, other] = [units.parse(unit), unitsNow.parse(wanted)]
    return one && other && inUnit(value, one, other)
  }
}
