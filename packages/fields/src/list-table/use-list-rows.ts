import { useCallback, useRef, useSyncExternalStore } from 'react'
import { useFormContext } from '@formwright/renderer'
import { isOneRowChanged, rowsIn } from './rows.ts'
import type { ListRow } from './rows.ts'

/**
 * The rows of a list. Renders again when rows are added, removed or moved, but not while typing in one: each
 * row subscribes to its own values.
 */
export function useListRows(pointer: string): readonly ListRow[] {
  const { store } = useFormContext()
  const seen = useRef<{ readonly rows: readonly unknown[]; readonly turn: number }>({ rows: [], turn: 0 })
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(pointer, listener),
    [store, pointer],
  )
  const turn = () => {
    const value = store.get(pointer)
    const rows: readonly unknown[] = Array.isArray(value) ? value : []
    const last = seen.current
    if (rows !== last.rows)
      seen.current = { rows, turn: isOneRowChanged(last.rows, rows) ? last.turn : last.turn + 1 }
    return seen.current.turn
  }
  useSyncExternalStore(subscribe, turn, turn)
  return rowsIn(store.get(pointer))
}
