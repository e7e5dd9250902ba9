import { useCallback, useRef, useSyncExternalStore } from 'react'
import { outermostList } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { subscribeAll, useFormContext } from '@formwright/renderer'
import { listsBehind, tablesOf } from './tables.ts'
import type { MatrixTable, Totals } from './tables.ts'

/** The tables of a matrix; other ones when rows come to the lists behind it, go, or are called otherwise. */
export function useTables(field: Field, totals: Totals): readonly MatrixTable[] {
  const { store } = useFormContext()
  const subscribe = useCallback(
    (listener: () => void) => {
      const lists = new Set(listsBehind(field.node).map(({ pointer }) => outermostList(pointer)))
      return subscribeAll(store, [...lists], listener)
    },
    [store, field],
  )
  const last = useRef<{ readonly of: Field; readonly says: string; readonly tables: readonly MatrixTable[] }>(
    undefined,
  )
  const read = () => {
    const tables = tablesOf(field, store.answers, totals)
    const says = JSON.stringify(
      tables.map(({ columns, rows }) => [columns, rows.map(({ key, title }) => [key, title])]),
    )
    if (last.current?.of === field && last.current.says === says) return last.current.tables
    last.current = { of: field, says, tables }
    return tables
  }
  return useSyncExternalStore(subscribe, read, read)
}
