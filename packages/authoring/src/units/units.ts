import { memberSchemas, namesUnit, unitOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { ConvertUnit } from './convert-unit.ts'

/** Why a number does not go into another unit: the unit that it has, or the one that it would be given. */
export interface UnitProblem {
  readonly reason: 'unit' | 'unit-none'
  readonly detail: string
}

/**
 * A number in the unit that another field asks for. One that has no unit is not given one, nor is one taken
 * away, unless the title has named it all along: the figure might be read as another amount.
 */
export function inUnitOf(
  value: number,
  from: Schema,
  to: Schema,
  convert: ConvertUnit,
): number | UnitProblem {
  const [unit, wanted] = [unitOf(from), unitOf(to)]
  if (unit === wanted) return value
  if (unit === '')
    return namesUnit(from.title ?? '', wanted) ? value : { reason: 'unit-none', detail: wanted }
  // what is no number any more is for the new field to refuse
  if (wanted === '')
    return namesUnit(to.title ?? '', unit) || !isNumber(to) ? value : { reason: 'unit', detail: unit }
  return convert(value, unit, wanted) ?? { reason: 'unit', detail: unit }
}

function isNumber({ type }: Schema): boolean {
  return [type].flat().some((one) => one === 'number' || one === 'integer')
}

/** What is in a group or a list of numbers has the unit that stands there, unless it has one of its own. */
export function inheritUnit(inner: Schema, outer: Schema): Schema {
  const unit = outer['x-unit']
  return unit === undefined || inner['x-unit'] !== undefined ? inner : { ...inner, 'x-unit': unit }
}

/** Units in which numbers of one field would not get into another: as they were and as they are to be. */
export function unitsApart(
  from: Schema,
  to: Schema,
  convert: ConvertUnit,
): { readonly before: string; readonly now: string }[] {
  const inner = membersOf(from).flatMap(([name, one]) => {
    const other = membersOf(to).find(([key]) => key === name)?.[1]
    return other ? unitsApart(inheritUnit(one, from), inheritUnit(other, to), convert) : []
  })
  if (inner.length > 0 || membersOf(from).length + membersOf(to).length > 0) return inner
  if (typeof inUnitOf(1, from, to, convert) === 'number') return []
  return [{ before: unitOf(from), now: unitOf(to) }]
}

/** The schemas of what is in a value, by name; `*` for all entries of a map and all items of a list. */
function membersOf(schema: Schema): [string, Schema][] {
  const { additionalProperties, items, prefixItems } = schema
  const each = [additionalProperties, items].filter((one) => typeof one === 'object')
  const found = Array.isArray(prefixItems) ? (prefixItems as readonly Schema[]) : []
  return [
    ...memberSchemas(schema),
    ...found.map((one, index): [string, Schema] => [String(index), one]),
    ...each.map((one): [string, Schema] => ['*', one]),
  ]
}
