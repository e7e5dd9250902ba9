import { expect, test } from 'vitest'
import { ClickGuard } from './click-guard.ts'
import type { Pressable } from './click-guard.ts'

class Thing implements Pressable {
  isConnected = true
  readonly #inside: readonly Thing[]
  readonly #isButton: boolean

  constructor(isButton: boolean, ...inside: Thing[]) {
    this.#isButton = isButton
    this.#inside = inside
  }

  closest = () => (this.#isButton ? this : null)
  contains = (other: Thing): boolean => other === this || this.#inside.some((one) => one.contains(other))
  click = () => {}
}

const at = (target: Thing, clientY = 0, button = 0) => ({ target, clientX: 0, clientY, button })

test('what was pressed is clicked although the page moved away from under the pointer', () => {
  const [button, other, text] = [new Thing(true), new Thing(true), new Thing(false)]
  const guard = new ClickGuard<Thing>()
  const press = (down: ReturnType<typeof at>, up: ReturnType<typeof at>) => {
    guard.down(down)
    return guard.up(up)
  }
  expect(press(at(button), at(text))).toBe(button)
  expect(press(at(button), at(other, 3))).toBe(button)
  // the browser clicks it itself
  expect(press(at(button), at(button))).toBeUndefined()
  const holder = new Thing(true, text)
  expect(press(at(holder), at(text))).toBeUndefined()
  // who moves away from a button means not to press it
  expect(press(at(button), at(text, 40))).toBeUndefined()
  expect(press(at(text), at(button))).toBeUndefined()
  expect(press(at(button, 0, 2), at(text, 0, 2))).toBeUndefined()
  guard.down(at(button))
  button.isConnected = false
  expect(guard.up(at(text))).toBeUndefined()
  expect(guard.up(at(text))).toBeUndefined()
})
