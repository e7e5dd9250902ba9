import { afterEach, expect, test, vi } from 'vitest'
import { isBeforeWindow, windowText } from './window-text.ts'

const window = { from: '2030-01-01T00:00:00Z', until: '2031-01-01T00:00:00Z', closes: '2030-12-31' }
const say = (name: string) => name

afterEach(() => void vi.useRealTimers())

test.each([
  ['2029-12-31T23:59:00Z', false, 'opens-later', true],
  ['2030-06-01T00:00:00Z', true, 'deadline', false],
  ['2031-01-01T00:00:00Z', false, 'deadline-over', false],
])('what is not taken yet is not called closed: %s', (now, open, text, early) => {
  vi.useFakeTimers({ now: new Date(now) })
  expect(windowText({ ...window, open }, { say, language: 'en', timeZone: 'UTC' })).toBe(text)
  expect(isBeforeWindow({ ...window, open })).toBe(early)
})
