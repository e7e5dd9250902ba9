/** Whether a button of the mouse or a finger is down, and what waits until it is up. */
let isDown = false
let waiting: (() => void)[] = []

if (typeof addEventListener === 'function') {
  addEventListener('pointerdown', () => (isDown = true), true)
  for (const up of ['pointerup', 'pointercancel']) addEventListener(up, () => setTimeout(release), true)
}

function release(): void {
  isDown = false
  const now = waiting
  waiting = []
  for (const act of now) act()
}

/**
 * Acts at once; while something is pressed, when it is let go and clicked. What appears when a place is left
 * would push what is pressed away from under the mouse, and the click would come to nothing.
 */
export function afterPress(act: () => void): void {
  if (isDown) waiting.push(act)
  else act()
}
