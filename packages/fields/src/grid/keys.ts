import type { KeyboardEvent } from 'react'

/**
 * Arrow keys and Enter move between the inputs of a table: up and down always, left and right at the ends of
 * the text.
 */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const input = event.target
  if (!isInput(input) || event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey)
    return
  const step = stepOf(event.key, input, event.shiftKey)
  if (!step) return
  const cell = input.closest<HTMLElement>('[data-row][data-column]')
  if (!cell) return
  const [row, column] = [Number(cell.dataset.row) + step[0], Number(cell.dataset.column) + step[1]]
  const position = event.currentTarget.querySelector<HTMLElement>(
    `[data-row="${row}"][data-column="${column}"]`,
  )
  const next = position?.querySelector<GridInput>(':is(input, textarea, select)')
  if (!next && !position?.hasAttribute('tabindex')) return
  event.preventDefault()
  // a cell shown as text becomes an input when it is focused
  if (!next) return position?.focus()
  next.focus()
  if (!(next instanceof HTMLSelectElement)) next.select()
}

type GridInput = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function isInput(target: EventTarget): target is GridInput {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}

function stepOf(key: string, input: GridInput, shift: boolean): readonly [number, number] | undefined {
  const sideways = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  const enter = key === 'Enter' ? (shift ? -1 : 1) : 0
  // in a select element the up and down keys change the choice
  if (input instanceof HTMLSelectElement) return enter ? [enter, 0] : sideways ? [0, sideways] : undefined
  const { selectionStart, selectionEnd, value } = input
  const all = selectionStart === 0 && selectionEnd === value.length
  const [atStart, atEnd] = [all || selectionEnd === 0, all || selectionStart === value.length]
  if (sideways !== 0) return (sideways > 0 ? atEnd : atStart) ? [0, sideways] : undefined
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : enter
  if (down === 0) return undefined
  // in a multi-line text the keys move between lines, and Enter adds one
  if (input instanceof HTMLTextAreaElement && (enter !== 0 || !(down > 0 ? atEnd : atStart))) return undefined
  return [down, 0]
}
