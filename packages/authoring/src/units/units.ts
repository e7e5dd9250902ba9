import { memberSchemas, namesUnit, unitOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { ConvertUnit } from './convert-unit.ts'

/** Why a number cannot be converted: its unit, or the required one. */
export interface UnitProblem {
  readonly reason: 'unit' | 'unit-none'
  readonly detail: string
}

/**
 * Converts a number to the unit of another field. A number without unit is not given one, and a unit is not
 * dropped, unless the title states it, as the number could be misread.
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
  // if the new field is not a number, it rejects the value itself
  if (wanted === '')
    return namesUnit(to.title ?? '', unit) || !isNumber(to) ? value : { reason: 'unit', detail: unit }
  return convert(value, unit, wanted) ?? { reason: 'unit', detail: unit }
}

function isNumber({ type }: Schema): boolean {
  return [type].flat().some((one) => one === 'number' || one === 'integer')
}

/** Members of a group and items of a list inherit its unit unless they have their own. */
export function inheritUnit(inner: Schema, outer: Schema): Schema {
  const unit = outer['x-unit']
  return unit === undefined || inner['x-unit'] !== undefined ? inner : { ...inner, 'x-unit': unit }
}

/** The units of two fields that do not convert, at any depth: before and now. */
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

/** The schemas of a value's members by name; `*` for all entries of a map or items of a list. */
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
