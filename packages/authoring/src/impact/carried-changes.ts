import { isWithin, listPointer, targetOf } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import type { Change, ChangeClass } from '../diff/change.ts'
import { isDemand } from '../rebase/choices.ts'
import { changesThatFind } from './blocked-applications.ts'
import type { ImpactRow } from './impact.ts'

const SAFE_TO_CARRY = new Set<Change['kind']>(['years-changed', 'years-removed', 'field-unit-converted'])

/** Kinds of changes that concern answers although they have no single pointer. */
const WIDE = /^(?:variant|edition|group|part)-/

/**
 * The effect of a change from last year's edition on carried answers. Years that pass lose nothing, as their
 * columns are last year's; neither does a number in another unit. New requirements are for those who fill in
 * the new form.
 */
export function classOfCarried(change: Pick<Change, 'kind' | 'class' | 'pointer'>): ChangeClass {
  const { kind, class: own, pointer } = change
  const demands = own === 'choice' && (isDemand(change) || (pointer === undefined && !WIDE.test(kind)))
  return demands || SAFE_TO_CARRY.has(kind) ? 'safe' : own
}

/** Whether a change means that carried numbers are converted. */
export function isConversion({ kind }: Pick<Change, 'kind'>): boolean {
  return kind === 'field-unit-converted' || kind === 'field-unit-finer'
}

/** Kinds of changes that the impact counts by the rules that find something by them. */
const RULING = /^(?:rule|param)-/

/**
 * The changes that concern a carried application: something that was filled in is left behind, or a changed
 * rule or parameter finds what it did not find last year.
 */
export function changesForCarried(
  changes: readonly Change[],
  row: Pick<ImpactRow, 'appearing' | 'eligibility' | 'lost'>,
  after: FormBundle,
): Change[] {
  const finding = changesThatFind(changes, row, after).filter(({ kind }) => RULING.test(kind))
  return [...changesThatLeave(changes, row), ...finding]
}

/** The changes due to which something filled in last year is left behind. */
function changesThatLeave(changes: readonly Change[], { lost }: Pick<ImpactRow, 'lost'>): Change[] {
  const left = lost.filter(({ reason }) => reason !== 'evidence' && reason !== 'others')
  if (left.length === 0) return []
  return changes.filter((change) => {
    const { pointer } = change
    if (pointer === undefined || classOfCarried(change) === 'safe') return false
    const list = listPointer(targetOf(pointer))
    return left.some((one) => patternsMeet(pointer, one.pointer) || isWithin(one.pointer, list))
  })
}
