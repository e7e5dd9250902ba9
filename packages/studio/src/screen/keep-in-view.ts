type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

/**
 * Where a panel that opens below something stands for all of it to be seen.
 * @param box the panel as it opens
 * @param anchor what it opens below
 * @param room what can be seen
 * @returns pixels that it goes sideways, and whether it stands above instead
 */
export function positionWithin(
  box: Box,
  anchor: Box,
  room: Box,
): { readonly x: number; readonly above: boolean } {
  // where it is wider than the room its beginning is seen
  const left = Math.max(room.left, Math.min(box.left, box.left + room.right - box.right))
  const fitsAbove = anchor.top - (box.bottom - box.top) >= room.top
  return { x: left - box.left, above: box.bottom > room.bottom && fitsAbove }
}

/** Keeps a panel that has just been opened on the page in view. */
export function keepInView(panel: HTMLElement | null): void {
  const page = panel?.closest<HTMLElement>('.st-scroll')
  if (!panel || !page || !panel.parentElement) return
  // what had the focus in it may have pushed the page aside
  page.scrollLeft = 0
  const boxes = [panel, panel.parentElement, page].map((one) => one.getBoundingClientRect())
  const { x, above } = positionWithin(boxes[0]!, boxes[1]!, boxes[2]!)
  panel.classList.toggle('st-above', above)
  if (x !== 0) panel.style.translate = `${x}px`
  panel.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
