import { useCallback, useMemo, useState } from 'react'
import { below } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { useFormContext, useText } from '@formwright/renderer'
import { rowPointer } from './row-locator.ts'
import { rowsIn, sortedIndexes } from './rows.ts'
import type { RowOrder } from './rows.ts'
import type { Removal } from './use-rows.ts'

/**
 * The actions on the rows of a table, each as one undo step. The object keeps its identity while cells
 * change.
 */
export function useRowActions(pointer: string, count: number) {
  const { store } = useFormContext()
  const { language } = useText()
  const [removal, setRemoval] = useState<Removal | undefined>(undefined)
  const [order, setOrder] = useState<RowOrder | undefined>(undefined)
  const change = useCallback(
    (index: number, key: string, value: Json | undefined) => {
      store.set(below(pointer, index, key), value)
      setRemoval(undefined)
    },
    [store, pointer],
  )
  const actions = useMemo(() => {
    const row = (index: number) => rowPointer(pointer, index)
    return {
      count,
      move: (index: number, to: number) => {
        store.rows.move(row(index), to)
        setRemoval(undefined)
      },
      duplicate: (index: number) => {
        store.rows.duplicate(row(index))
        setRemoval(undefined)
      },
      remove: (index: number) => setRemoval({ index, referrers: store.rows.remove(row(index)) }),
    }
  }, [store, pointer, count])
  const removeWithReferences = () => {
    if (!removal) return
    store.rows.remove(rowPointer(pointer, removal.index), { references: true })
    setRemoval({ index: removal.index, referrers: [] })
  }
  const undo = () => {
    store.undo()
    setRemoval(undefined)
  }
  const sort = useCallback(
    (next: RowOrder) => {
      setOrder(next)
      store.rows.reorder(pointer, sortedIndexes(rowsIn(store.get(pointer)), next, language))
    },
    [store, pointer, language],
  )
  const add = () => store.set(pointer, [...rowsIn(store.get(pointer)), {}] as Json)
  return { change, actions, removal, removeWithReferences, undo, order, sort, add }
}
