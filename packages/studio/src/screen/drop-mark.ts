import type { DragEvent } from 'react'

let marked: HTMLElement | undefined

/** Marks where a dragged item would be dropped: before or after a line; without a line, removes the mark. */
export function markDrop(line?: HTMLElement | null, side: 'before' | 'after' = 'before'): void {
  if (marked !== line) marked?.removeAttribute('data-drop')
  marked = line ?? undefined
  marked?.setAttribute('data-drop', side)
}

/** The line goes with the drag, wherever that ends. */
globalThis.document?.addEventListener('dragend', () => markDrop())
globalThis.document?.addEventListener('drop', () => markDrop(), true)

/** Whether the mouse is on the lower half of an element. */
export function isLowerHalf({ clientY }: { readonly clientY: number }, line: Element): boolean {
  const { top, height } = line.getBoundingClientRect()
  return clientY > top + height / 2
}

let dragged: Element | undefined

export function startDrag({ target }: DragEvent): void {
  dragged = target as Element
}

/** Allows a drop on a line: after lines below the dragged one, before others. */
export function overLine(event: DragEvent, kind: string): void {
  const line = (event.target as Element).closest<HTMLElement>(kind)
  if (!line) return
  event.preventDefault()
  const isBelow = dragged && dragged.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING
  markDrop(line, isBelow ? 'after' : 'before')
}
