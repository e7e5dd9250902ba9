import type { DragEvent } from 'react'

let marked: HTMLElement | undefined

/** Shows where what is dragged would come to stand: before a line or after it; nowhere without a line. */
export function markDrop(line?: HTMLElement | null, side: 'before' | 'after' = 'before'): void {
  if (marked !== line) marked?.removeAttribute('data-drop')
  marked = line ?? undefined
  marked?.setAttribute('data-drop', side)
}

/** The line goes with the drag, wherever that ends. */
globalThis.document?.addEventListener('dragend', () => markDrop())
globalThis.document?.addEventListener('drop', () => markDrop(), true)

/** Whether the mouse is on the lower half of what it is over. */
export function isLowerHalf({ clientY }: { readonly clientY: number }, line: Element): boolean {
  const { top, height } = line.getBoundingClientRect()
  return clientY > top + height / 2
}

let dragged: Element | undefined

export function startDrag({ target }: DragEvent): void {
  dragged = target as Element
}

/** A line over which it may be dropped: after those that stand below it now, before others. */
export function overLine(event: DragEvent, kind: string): void {
  const line = (event.target as Element).closest<HTMLElement>(kind)
  if (!line) return
  event.preventDefault()
  const isBelow = dragged && dragged.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING
  markDrop(line, isBelow ? 'after' : 'before')
}
