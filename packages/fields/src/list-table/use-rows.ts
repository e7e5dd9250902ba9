import { useState } from 'react'
import { splitPointer } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { Referrer } from '@formwright/engine'
import { useFormContext, useValue } from '@formwright/renderer'
import { blankRow, rowPointer } from './row-locator.ts'
import { MAX_ROWS } from '../grid/max-rows.ts'

export interface RowActions {
  readonly count: number
  readonly add: () => void
  readonly duplicate: (index: number) => void
  readonly move: (index: number, to: number) => void
  readonly remove: (index: number) => void
  /** The last deletion, until something else is done. */
  readonly removal: Removal | undefined
  readonly undo: () => void
  /** Deletes a row together with the references to it. */
  readonly removeWithReferences: () => void
}

/** A row that was deleted, or could not be deleted because other fields refer to it. */
export interface Removal {
  readonly index: number
  readonly referrers: readonly Referrer[]
}

/**
 * The actions on the rows of a list, each as one undo step.
 * @param onRow is told the row to go to, -1 if none is left; the focus follows a moved row by itself
 */
export function useRows(
  pointer: string,
  node: FormNode,
  onRow: (index: number, isMoved?: boolean) => void,
): RowActions {
  const { store } = useFormContext()
  const value = useValue(pointer)
  const count = Array.isArray(value) ? value.length : 0
  const [removal, setRemoval] = useState<Removal | undefined>(undefined)
  const row = node.children.find((child) => child.repeated)
  const done = (index: number, isMoved = false) => {
    setRemoval(undefined)
    onRow(index, isMoved)
  }
  const remove = (index: number, references: boolean) => {
    const referrers = store.rows.remove(rowPointer(pointer, index), { references })
    setRemoval({ index, referrers })
    if (referrers.length === 0) onRow(Math.min(index, count - 2))
  }
  return {
    count,
    removal,
    add: () => {
      if (count >= MAX_ROWS) return
      const added = store.rows.add(pointer, row ? blankRow(row) : null)
      done(Number(splitPointer(added).at(-1)))
    },
    duplicate: (index) => {
      store.rows.duplicate(rowPointer(pointer, index))
      done(index + 1)
    },
    move: (index, to) => {
      store.rows.move(rowPointer(pointer, index), to)
      done(to, true)
    },
    remove: (index) => remove(index, false),
    removeWithReferences: () => {
      if (removal) remove(removal.index, true)
    },
    undo: () => {
      store.undo()
      setRemoval(undefined)
    },
  }
}
