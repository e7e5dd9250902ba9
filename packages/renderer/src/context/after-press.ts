/** Tracks whether a mouse button or finger is down on the page, and queues actions until it is released. */
export class Presses {
  #isDown = false
  #waiting: (() => void)[] = []

  constructor(page: Pick<EventTarget, 'addEventListener'>) {
    page.addEventListener('pointerdown', () => (this.#isDown = true), true)
    const up = () => setTimeout(() => this.#release())
    for (const name of ['pointerup', 'pointercancel']) page.addEventListener(name, up, true)
  }

  /** Runs an action at once or, while something is pressed, after the release and its click. */
  after(act: () => void): void {
    if (this.#isDown) this.#waiting.push(act)
    else act()
  }

  #release(): void {
    this.#isDown = false
    const now = this.#waiting
    this.#waiting = []
    for (const act of now) act()
  }
}

const presses = typeof addEventListener === 'function' ? new Presses(globalThis) : undefined

/**
 * Runs an action that may shift the layout, after the current click. Findings that appear on blur would
 * otherwise move the pressed button away from under the pointer. See also `keepClicks`.
 */
export function afterPress(act: () => void): void {
  if (presses) presses.after(act)
  else act()
}
