import { expect, test } from 'vitest'
import { isWindowPast } from './window-past.ts'

const window = { from: '2030-03-01', to: '2030-07-31', timeZone: 'Asia/Shanghai', source: '' }

test.each([
  ['2030-07-31T15:59:00Z', false],
  ['2030-07-31T16:00:00Z', true],
  ['2030-01-01T00:00:00Z', false],
])('a window has passed when its last day has, where the form is filled in: %s', (now, past) => {
  expect(isWindowPast(window, new Date(now))).toBe(past)
})

test('what has no window never closes; a time zone that is no zone is read as UTC', () => {
  expect(isWindowPast(undefined, new Date('2099-01-01T00:00:00Z'))).toBe(false)
  expect(isWindowPast({ ...window, timeZone: 'Asia/' }, new Date('2030-08-01T00:00:00Z'))).toBe(true)
})
