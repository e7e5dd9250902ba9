type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

/**
 * Positions a panel that opens below an anchor so that it is completely visible.
 * @param box the panel
 * @param anchor the element that it opens below
 * @param room the visible area
 * @returns horizontal offset in pixels, and whether it opens above instead
 */
export function positionWithin(
  box: Box,
  anchor: Box,
  room: Box,
): { readonly x: number; readonly above: boolean } {
  // if it is wider than the area, its start is visible
  const left = Math.max(room.left, Math.min(box.left, box.left + room.right - box.right))
  const fitsAbove = anchor.top - (box.bottom - box.top) >= room.top
  return { x: left - box.left, above: box.bottom > room.bottom && fitsAbove }
}

/** Keeps a panel that was just opened in view. */
export function keepInView(panel: HTMLElement | null): void {
  const page = panel?.closest<HTMLElement>('.st-scroll')
  if (!panel || !page || !panel.parentElement) return
  // focusing an element in the panel may have scrolled the page sideways
  page.scrollLeft = 0
  const boxes = [panel, panel.parentElement, page].map((element) => element.getBoundingClientRect())
  const { x, above } = positionWithin(boxes[0]!, boxes[1]!, boxes[2]!)
  panel.classList.toggle('st-above', above)
  if (x !== 0) panel.style.translate = `${x}px`
  panel.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
