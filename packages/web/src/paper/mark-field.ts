import { overlap } from '@formwright/definition'

/** Marks the cells of the printed form that show a field. @returns the first of them, if there is one */
export function markField(box: HTMLElement, pointer: string): HTMLElement | undefined {
  const cells = [...box.querySelectorAll<HTMLElement>('[data-paper]')]
  const own = cells.filter(({ dataset }) => overlap(dataset.paper!, pointer))
  for (const cell of cells) cell.classList.toggle('is-here', own.includes(cell))
  return own[0]
}

/** The first cell of the printed form that shows a field. */
export function cellOf(box: HTMLElement, pointer: string): HTMLElement | undefined {
  return [...box.querySelectorAll<HTMLElement>('[data-paper]')].find(({ dataset }) =>
    overlap(dataset.paper!, pointer),
  )
}

/** The start of a part in the printed form. */
export function partIn(box: HTMLElement, part: string): Element | null {
  return box.querySelector(`[data-paper-part="${CSS.escape(part)}"]`)
}
