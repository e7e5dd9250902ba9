import type { KeyboardEvent } from 'react'

/** Arrow keys and Enter move between the inputs of a table: up and down always, sideways at the ends of what is typed. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const input = event.target
  if (
    !(input instanceof HTMLInputElement) ||
    event.nativeEvent.isComposing ||
    event.altKey ||
    event.ctrlKey ||
    event.metaKey
  )
    return
  const step = stepOf(event.key, input, event.shiftKey)
  if (!step) return
  const cell = input.closest<HTMLElement>('[data-row][data-column]')
  if (!cell) return
  const [row, column] = [Number(cell.dataset.row) + step[0], Number(cell.dataset.column) + step[1]]
  const next = event.currentTarget.querySelector<HTMLInputElement>(
    `[data-row="${row}"][data-column="${column}"] input`,
  )
  if (!next) return
  event.preventDefault()
  next.focus()
  next.select()
}

function stepOf(key: string, input: HTMLInputElement, shift: boolean): readonly [number, number] | undefined {
  const all = input.selectionStart === 0 && input.selectionEnd === input.value.length
  if (key === 'ArrowDown' || (key === 'Enter' && !shift)) return [1, 0]
  if (key === 'ArrowUp' || key === 'Enter') return [-1, 0]
  if (key === 'ArrowRight' && (all || input.selectionStart === input.value.length)) return [0, 1]
  if (key === 'ArrowLeft' && (all || input.selectionEnd === 0)) return [0, -1]
  return undefined
}
