/** What of the page this needs to know; an element of a document is one. */
export interface Pressable {
  readonly isConnected: boolean
  closest: (selectors: string) => Pressable | null
  contains: (other: never) => boolean
  click: () => void
}

/** Where a button of the mouse, or a finger, was pressed or let go. */
interface Press<T extends Pressable> {
  readonly target: T | null
  readonly clientX: number
  readonly clientY: number
  readonly button: number
}

const CLICKED =
  'button, a[href], label, summary, input[type="radio"], input[type="checkbox"], [role="button"]'
/** Pixels that a hand moves without meaning to. */
const STILL = 6

/**
 * What is left is checked, and what is found there can push the page away from under the pointer before it is
 * let go, so that the click meets something else. Whoever pressed a button and did not move meant that
 * button.
 */
export class ClickGuard<T extends Pressable> {
  #pressed: { readonly at: Press<T>; readonly on: Pressable } | undefined

  down(at: Press<T>): void {
    const on = at.button === 0 ? at.target?.closest(CLICKED) : undefined
    this.#pressed = on ? { at, on } : undefined
  }

  /** What was meant to be clicked and is not under the pointer any more. */
  up(at: Press<T>): Pressable | undefined {
    const pressed = this.#pressed
    this.#pressed = undefined
    if (!pressed || !pressed.on.isConnected || at.button !== 0) return undefined
    const distance = Math.max(
      Math.abs(at.clientX - pressed.at.clientX),
      Math.abs(at.clientY - pressed.at.clientY),
    )
    const isUnderIt = at.target !== null && pressed.on.contains(at.target as never)
    return distance > STILL || isUnderIt ? undefined : pressed.on
  }
}

/** Keeps the clicks of a page; gives what stops it. */
export function keepClicks(page: Document): () => void {
  const guard = new ClickGuard<Element & Pressable>()
  const press = (event: MouseEvent): Press<Element & Pressable> => ({
    target: event.target as Element & Pressable,
    clientX: event.clientX,
    clientY: event.clientY,
    button: event.button,
  })
  const down = (event: MouseEvent) => guard.down(press(event))
  const up = (event: MouseEvent) => {
    const meant = guard.up(press(event))
    // after the click that the browser makes of it, which meets nothing that was meant
    if (meant) setTimeout(() => meant.click())
  }
  page.addEventListener('mousedown', down, true)
  page.addEventListener('mouseup', up, true)
  return () => {
    page.removeEventListener('mousedown', down, true)
    page.removeEventListener('mouseup', up, true)
  }
}
