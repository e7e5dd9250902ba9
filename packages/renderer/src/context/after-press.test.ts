import { expect, test } from 'vitest'
import { Presses } from './after-press.ts'

test('what appears where a place was left waits until what is pressed was clicked', async () => {
  const page = new EventTarget()
  const presses = new Presses(page)
  const done: string[] = []
  presses.after(() => done.push('by keys'))
  expect(done).toEqual(['by keys'])
  page.dispatchEvent(new Event('pointerdown'))
  presses.after(() => done.push('left'))
  page.dispatchEvent(new Event('pointerup'))
  done.push('clicked')
  await new Promise((resolve) => setTimeout(resolve))
  expect(done).toEqual(['by keys', 'clicked', 'left'])
})
