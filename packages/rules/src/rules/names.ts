import type { FormBundle, Param, UnitTable } from '@formwright/definition'
import type { Binding, Group } from '../language/scope.ts'
import { constantExpr } from '../language/expr.ts'
import { BOOL, DATE, TEXT } from '../language/types.ts'
import type { NumberType, Type } from '../language/types.ts'

/** The names of the edition: parameters and window. */
export function editionGroups(
  bundle: Pick<FormBundle, 'edition'>,
  units: UnitTable,
): ReadonlyMap<string, Group> {
  const { params, window } = bundle.edition
  const groups = new Map<string, Group>([
    ['params', new Map(Object.entries(params).map(([name, param]) => [name, paramBinding(param, units)]))],
  ])
  if (window) {
    groups.set(
      'window',
      new Map<string, Binding>([
        ['from', (node) => constantExpr(node, DATE, window.from)],
        ['to', (node) => constantExpr(node, DATE, window.to)],
      ]),
    )
  }
  return groups
}

function paramBinding(param: Param, units: UnitTable): Binding {
  const type = paramType(param, units)
  return (node) => constantExpr(node, type, param.value)
}

function paramType({ value, unit, valueUnit, type }: Param, units: UnitTable): Type {
  const number: NumberType = { kind: 'number', unit: unit === undefined ? undefined : units.parse(unit) }
  if (typeof value === 'number') return number
  if (typeof value === 'string') return type === 'date' ? DATE : TEXT
  if (typeof value === 'boolean') return BOOL
  if (typeof value[0] === 'object')
    return {
      kind: 'table',
      unit: number.unit,
      gives: valueUnit === undefined ? undefined : units.parse(valueUnit),
    }
  return { kind: 'list', of: typeof value[0] === 'number' ? number : TEXT }
}
