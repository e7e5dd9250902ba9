/** The part of a DOM element that the guard needs. */
export interface Pressable {
  readonly isConnected: boolean
  closest: (selectors: string) => Pressable | null
  contains: (other: never) => boolean
  click: () => void
}

/** The position and target of a press or release of a mouse button or finger. */
interface Press<T extends Pressable> {
  readonly target: T | null
  readonly clientX: number
  readonly clientY: number
  readonly button: number
}

const CLICKED =
  'button, a[href], label, summary, input[type="radio"], input[type="checkbox"], [role="button"]'
/** Pixels that the pointer may move between press and release and still count as a click. */
const STILL = 6

/**
 * Leaving a field checks it, and a finding that then appears can move the pressed button away from under the
 * pointer before the release, so that the click hits something else. If the pointer did not move, the pressed
 * button is clicked.
 */
export class ClickGuard<T extends Pressable> {
  #pressed: { readonly at: Press<T>; readonly on: Pressable } | undefined

  down(at: Press<T>): void {
    const on = at.button === 0 ? at.target?.closest(CLICKED) : undefined
    this.#pressed = on ? { at, on } : undefined
  }

  /**
   * The element that should be clicked although it is no longer under the pointer; `undefined` if there is
   * none.
   */
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

/** Redirects clicks whose target moved away. @returns a function that stops it */
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
    // after the browser's own click, which hits an element that was not meant
    if (meant) setTimeout(() => meant.click())
  }
  page.addEventListener('mousedown', down, true)
  page.addEventListener('mouseup', up, true)
  return () => {
    page.removeEventListener('mousedown', down, true)
    page.removeEventListener('mouseup', up, true)
  }
}
