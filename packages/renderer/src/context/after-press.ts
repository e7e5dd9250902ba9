/** Whether a button of the mouse or a finger is down on a page, and what waits until it is up. */
export class Presses {
  #isDown = false
  #waiting: (() => void)[] = []

  constructor(page: Pick<EventTarget, 'addEventListener'>) {
    page.addEventListener('pointerdown', () => (this.#isDown = true), true)
    const up = () => setTimeout(() => this.#release())
    for (const name of ['pointerup', 'pointercancel']) page.addEventListener(name, up, true)
  }

  /** Acts at once; while something is pressed, when it is let go and clicked. */
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
 * What appears when a place is left would push what is pressed away from under the mouse: it waits for the
 * click. What the page does otherwise meanwhile is for `keepClicks`.
 */
export function afterPress(act: () => void): void {
  if (presses) presses.after(act)
  else act()
}
