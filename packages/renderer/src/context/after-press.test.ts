import { afterAll, expect, test, vi } from 'vitest'

afterAll(() => vi.unstubAllGlobals())

test('what appears where a place was left waits until what is pressed was clicked', async () => {
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  const { afterPress } = await import('./after-press.ts')
  const done: string[] = []
  afterPress(() => done.push('by keys'))
  expect(done).toEqual(['by keys'])
  page.dispatchEvent(new Event('pointerdown'))
  afterPress(() => done.push('left'))
  page.dispatchEvent(new Event('pointerup'))
  done.push('clicked')
  await new Promise((resolve) => setTimeout(resolve))
  expect(done).toEqual(['by keys', 'clicked', 'left'])
})
