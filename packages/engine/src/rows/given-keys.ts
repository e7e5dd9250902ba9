import { below, rowKey, splitPointer, valueAt } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import { withValue } from '../structure/with-value.ts'
import { keyedOf, keyIn, lastNumber, listsOfOneKey, rowsIn } from './keyed-tables.ts'
import type { KeyedTable } from './keyed-tables.ts'
import type { Change } from './row-changes.ts'

/**
 * The missing row keys after changes, as further changes: pasted, imported or added rows get the next keys.
 */
export function givenKeys(bundle: FormBundle, before: unknown, changes: readonly Change[]): Change[] {
  const concerned = keyedOf(bundle).tables.filter((table) =>
    changes.some(([pointer]) => mayAddRows(table, pointer, before)),
  )
  if (concerned.length === 0) return []
  let after = before
  for (const [pointer, value] of changes) after = withValue(after, splitPointer(pointer), value)
  return concerned.flatMap((table) =>
    listsOfOneKey(table, after).flatMap((lists) => keysOfBareRows(table, lists)),
  )
}

/** Whether a change may add a row to a table; a change within an existing row does not. */
function mayAddRows({ list }: KeyedTable, pointer: string, before: unknown): boolean {
  if (!patternsMeet(list.pointer, pointer)) return false
  const keys = splitPointer(pointer)
  const depth = list.path.length + 1
  return keys.length < depth + 1 || valueAt(before, below('', ...keys.slice(0, depth))) === undefined
}

function keysOfBareRows(table: KeyedTable, lists: ReturnType<typeof listsOfOneKey>[number]): Change[] {
  const { cell, pattern } = table
  let last = lastNumber(table, lists)
  return lists.flatMap(({ pointer, value }) =>
    rowsIn(value).flatMap((row, index): Change[] => {
      const isBare = typeof row === 'object' && row !== null && (keyIn(row, cell) ?? '') === ''
      return isBare ? [[below(pointer, index, cell.key), rowKey(pattern, ++last)]] : []
    }),
  )
}
