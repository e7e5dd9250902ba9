import { decimalsOf, unitOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { inUnitOf } from '../units/units.ts'
import type { About, Comparison } from './comparison.ts'

/** Compares units; a change is safe if numbers can be converted. */
export function compareUnit(comparison: Comparison, one: Schema, other: Schema, about: About): void {
  const { subject, ...location } = about
  const [before, after] = [one['x-unit'], other['x-unit']]
  if (comparison.same(before, after)) return
  const inNew = inUnitOf(1, one, other, comparison.convert)
  const isLost = typeof inNew !== 'number'
  const isNamed = unitOf(one) === '' || unitOf(other) === ''
  const kind =
    isLost || isNamed
      ? 'field-unit'
      : isFiner(one, other, comparison)
        ? 'field-unit-finer'
        : 'field-unit-converted'
  comparison.add(kind, subject, {
    ...location,
    before,
    after,
    class: !isLost ? 'choice' : isNamed && isOfCells(one, other) ? 'safe' : 'loses-answers',
  })
}

/** Whether the cells of a group have units of their own. */
function isOfCells(one: Schema, other: Schema): boolean {
  const cells = [one, other].map(({ properties = {} }) => Object.values(properties))
  return cells.every((some) => some.length > 0 && some.every((cell) => cell['x-unit'] !== undefined))
}

/** Whether converted numbers may have more decimals than the new field allows. */
function isFiner(one: Schema, other: Schema, { convert }: Comparison): boolean {
  const [before, after] = [decimalsAsked(one), decimalsAsked(other)]
  if (after === undefined) return false
  const least = inUnitOf(10 ** -(before ?? after), one, other, convert)
  return before === undefined || typeof least !== 'number' || decimalsOf(least) > after
}

function decimalsAsked({ type, 'x-decimals': decimals }: Schema): number | undefined {
  return type === 'integer' ? 0 : decimals
}
