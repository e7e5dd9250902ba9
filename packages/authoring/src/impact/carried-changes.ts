import { isWithin, listPointer, targetOf } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import type { Change, ChangeClass } from '../diff/change.ts'
import { isDemand } from '../rebase/choices.ts'
import type { ImpactRow } from './impact.ts'

const SAFE_TO_CARRY = new Set<Change['kind']>(['years-changed', 'years-removed', 'field-unit-converted'])

/** Kinds that concern answers although they stand at no one place. */
const WIDE = /^(?:variant|edition|group|part)-/

/**
 * What a change against last year's edition means for last year's answers as they are carried. Years that
 * pass lose nothing: their columns are last year's. Nor does a number that is the same in another unit. What
 * a new year demands, and of whom, is for those who fill it in anew.
 */
export function classOfCarried(change: Pick<Change, 'kind' | 'class' | 'pointer'>): ChangeClass {
  const { kind, class: own, pointer } = change
  const demands = own === 'choice' && (isDemand(change) || (pointer === undefined && !WIDE.test(kind)))
  return demands || SAFE_TO_CARRY.has(kind) ? 'safe' : own
}

/** Whether a change has numbers converted as they are carried. */
export function isConversion({ kind }: Pick<Change, 'kind'>): boolean {
  return kind === 'field-unit-converted' || kind === 'field-unit-finer'
}

/** The changes where something that was filled in last year is left behind as it is carried. */
export function changesThatLeave(changes: readonly Change[], { lost }: Pick<ImpactRow, 'lost'>): Change[] {
  const left = lost.filter(({ reason }) => reason !== 'evidence' && reason !== 'others')
  if (left.length === 0) return []
  return changes.filter((change) => {
    const { pointer } = change
    if (pointer === undefined || classOfCarried(change) === 'safe') return false
    const list = listPointer(targetOf(pointer))
    return left.some((one) => patternsMeet(pointer, one.pointer) || isWithin(one.pointer, list))
  })
}
