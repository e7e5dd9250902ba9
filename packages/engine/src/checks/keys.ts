import { below, isEmpty, keyNumber, valueAt } from '@formwright/definition'
import type { FormTree } from '@formwright/definition'
import type { Finding, Wording } from '../findings/finding.ts'
import { namingRows } from '../findings/in-rows.ts'
import { listsOfOneKey, missingKeys } from '../rows/keyed-tables.ts'
import type { KeyedTable } from '../rows/keyed-tables.ts'
import type { Check } from './check.ts'
import type { Conditions } from './conditions.ts'

/** Checks the keys of a table's rows: each matches the assigned pattern, and none is duplicated. */
export function keysCheck(table: KeyedTable, order: number, conditions: Conditions, tree: FormTree): Check {
  const { list, cell } = table
  return {
    reads: new Set([below(list.pointer, '-'), cell.pointer, ...conditions.readsOf(list.pointer)]),
    order,
    run: ({ answers, wording }) =>
      listsOfOneKey(table, answers)
        .map((lists) =>
          lists.filter(({ pointer }) => conditions.at({ pointer, required: false }, answers).visible),
        )
        .flatMap((lists) => keyFindings(table, missingKeys(table, lists), answers, wording))
        .map((finding) => namingRows(finding, tree, answers, wording)),
  }
}

function keyFindings(
  { cell, pattern }: KeyedTable,
  missing: ReadonlyMap<string, string>,
  answers: unknown,
  wording: Wording,
): Finding[] {
  return [...missing].map(([at, key]) => {
    const found = valueAt(answers, at)
    const isTwice = keyNumber(pattern, found) !== undefined
    const when = isTwice ? 'twice' : isEmpty(found) ? 'missing' : undefined
    return wording.finding(
      'key',
      {
        pointer: at,
        part: cell.part,
        label: cell.label,
        when,
        fix: { [at]: key },
      },
      { value: typeof found === 'string' ? found : '', key },
    )
  })
}
