import { useLayoutEffect } from 'react'
import type { MouseEvent } from 'react'
import { flushSync } from 'react-dom'

/** Maximum number of rows of a table in which every cell is an input. */
export const ALL_OPEN = 12

/** The cell that is being edited: the index of its row, and the number of its column. */
export interface WorkedCell {
  readonly index: number
  /** `undefined` while the row's tools are used. */
  readonly column: number | undefined
}

interface OpenCell {
  readonly box: HTMLElement | null
  /** Number of rows in the table. */
  readonly count: number
  /** The indexes of the rows that are shown. */
  readonly shown: readonly number[]
  readonly worked: WorkedCell | undefined
  /** The position of the first visible row, and the range of mounted rows. */
  readonly inSight: { readonly first: number; readonly from: number; readonly to: number }
  readonly readOnly: boolean
  readonly onWork: (cell: WorkedCell) => void
}

/** Which cells of a row are inputs, and whether the others can be reached by keyboard. */
export interface RowOpenness {
  readonly open: 'all' | number | undefined
  readonly reached: boolean
}

/**
 * In a long table only the edited cell is an input, all others are text, so that a keystroke renders a single
 * cell. A cell becomes an input when it is clicked or focused. The keyboard reaches the cells of the edited
 * row and its neighbours; before a row is edited, those of the first visible row.
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
  // after a click the whole text is selected, so that typing replaces it; a second click places the caret
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
