import { useLayoutEffect } from 'react'
import type { MouseEvent } from 'react'
import { flushSync } from 'react-dom'

/** In a table of no more rows than these every cell can be typed in. */
export const ALL_OPEN = 12

/** The cell that somebody is at work in: the index of its row, and the number of its column. */
export interface WorkedCell {
  readonly index: number
  /** Nothing where the row's tools are used. */
  readonly column: number | undefined
}

interface OpenCell {
  readonly box: HTMLElement | null
  /** How many rows the table has. */
  readonly count: number
  /** The indexes of the rows that are shown. */
  readonly shown: readonly number[]
  readonly worked: WorkedCell | undefined
  /** The place of the first row in sight, and of those that are there. */
  readonly inSight: { readonly first: number; readonly from: number; readonly to: number }
  readonly readOnly: boolean
  readonly onWork: (cell: WorkedCell) => void
}

/** Which cells of a row can be typed in, and whether the keyboard reaches the others. */
export interface RowOpenness {
  readonly open: 'all' | number | undefined
  readonly reached: boolean
}

/**
 * In a long table only the cell that somebody is at work in is open to type in; all others are text, so that
 * a key costs what one cell costs. A cell opens when it is pressed or focused; the keyboard reaches those of
 * the row that is worked in and of the rows beside it, and until then of the first in sight.
 */
export function useOpenCell({ box, count, shown, worked, inSight, readOnly, onWork }: OpenCell) {
  const at = worked === undefined ? -1 : shown.indexOf(worked.index)
  const near = at >= inSight.from && at < inSight.to ? at : inSight.first
  const isLong = count > ALL_OPEN
  const opennessOf = (rowIndex: number): RowOpenness => ({
    open: isLong ? (rowIndex === at && !readOnly ? worked?.column : undefined) : 'all',
    reached: isLong && !readOnly && Math.abs(rowIndex - near) <= 1,
  })
  useLayoutEffect(() => {
    const cell = document.activeElement
    if (!cell?.matches('[data-row]') || !box?.contains(cell)) return
    const input = inputIn(cell)
    input?.focus()
    input?.select()
  }, [box, at, worked?.column])
  // what is typed into a cell that was pressed takes the place of what stood there; pressed again, the caret
  // goes where it is pressed
  const open = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    const index = cell ? shown[Number(cell.dataset.row)] : undefined
    if (!cell || index === undefined || event.button !== 0) return
    const there = inputIn(cell)
    if (there && (there === document.activeElement || there.readOnly)) return
    event.preventDefault()
    if (!there) flushSync(() => onWork({ index, column: Number(cell.dataset.column) }))
    const input = there ?? inputIn(cell)
    input?.focus()
    input?.select()
  }
  return { opennessOf, open }
}

function inputIn(cell: Element): HTMLInputElement | null {
  return cell.querySelector('input')
}
