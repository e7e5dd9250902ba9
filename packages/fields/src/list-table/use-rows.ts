import { useCallback, useState } from 'react'
import type { FormNode, Json } from '@formwright/definition'
import { useFormContext, useValue } from '@formwright/renderer'
import { blankRow, rowChanges, rowPointer } from './row-changes.ts'
import type { RowSource } from './row-changes.ts'
import { MAX_ROWS } from './rows.ts'

export interface RowActions {
  readonly count: number
  readonly add: () => void
  readonly duplicate: (index: number) => void
  readonly move: (index: number, to: number) => void
  readonly remove: (index: number) => void
  /** Number of the row that was deleted last, until something else is done here. */
  readonly removed: number | undefined
  readonly undo: () => void
}

/** What can be done with the rows of a list; each is one step to undo. */
export function useRows(pointer: string, node: FormNode, onRow: (index: number) => void): RowActions {
  const { open } = useFormContext()
  const value = useValue(pointer)
  const count = Array.isArray(value) ? value.length : 0
  const [removed, setRemoved] = useState<number | undefined>(undefined)
  const change = useCallback(
    (edit: (rows: readonly RowSource[]) => readonly RowSource[], removedRow?: number) => {
      const held = open.get(pointer)
      const rows = Array.isArray(held) ? held.map((_, from): RowSource => ({ from })) : []
      open.setAll(rowChanges(open.answers, pointer, edit(rows)))
      setRemoved(removedRow)
    },
    [open, pointer],
  )
  const row = node.children.find((child) => child.repeated)
  return {
    count,
    removed,
    add: () => {
      if (count >= MAX_ROWS) return
      change((rows) => [...rows, { value: row ? blankRow(row) : null }])
      onRow(count)
    },
    duplicate: (index) => {
      const copy = open.get(rowPointer(pointer, index)) as Json
      change((rows) => [...rows.slice(0, index + 1), { value: copy }, ...rows.slice(index + 1)])
      onRow(index + 1)
    },
    move: (index, to) => {
      change((rows) => moved(rows, index, to))
      onRow(to)
    },
    remove: (index) => {
      change((rows) => rows.filter((_, at) => at !== index), index + 1)
      onRow(Math.min(index, count - 2))
    },
    undo: () => {
      open.undo()
      setRemoved(undefined)
    },
  }
}

function moved(rows: readonly RowSource[], index: number, to: number): readonly RowSource[] {
  const others = rows.filter((_, at) => at !== index)
  return [...others.slice(0, to), rows[index]!, ...others.slice(to)]
}
