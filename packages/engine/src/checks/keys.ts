import { below, isEmpty, keyNumber, valueAt } from '@formwright/definition'
import type { Finding, Wording } from '../findings/finding.ts'
import { listsOfOneKey, missingKeys } from '../rows/keyed-tables.ts'
import type { KeyedTable } from '../rows/keyed-tables.ts'
import type { Check } from './check.ts'
import type { Conditions } from './conditions.ts'

/** Checks the keys of a table's rows: each matches the pattern, and none is duplicated. */
export function keysCheck(table: KeyedTable, order: number, conditions: Conditions): Check {
  const { list, cell } = table
  return {
    reads: new Set([below(list.pointer, '-'), cell.pointer, ...conditions.readsOf(list.pointer)]),
    order,
    run: ({ answers, wording }) =>
      listsOfOneKey(table, answers)
        .map((lists) =>
          lists.filter(({ pointer }) => conditions.at({ pointer, required: false }, answers).visible),
        )
        .flatMap((lists) => keyFindings(table, missingKeys(table, lists), answers, wording)),
  }
}

/** @param replacements pointer of each missing, invalid or duplicate key → its new key */
function keyFindings(
  { cell, pattern }: KeyedTable,
  replacements: ReadonlyMap<string, string>,
  answers: unknown,
  wording: Wording,
): Finding[] {
  return [...replacements].map(([at, key]) => {
    const present = valueAt(answers, at)
    const isDuplicate = keyNumber(pattern, present) !== undefined
    const when = isDuplicate ? 'twice' : isEmpty(present) ? 'missing' : undefined
    return wording.finding(
      'key',
      {
        pointer: at,
        part: cell.part,
        label: cell.label,
        when,
        fix: { [at]: key },
      },
      { value: typeof present === 'string' ? present : '', key },
    )
  })
}
