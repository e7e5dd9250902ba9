import { bundleOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { isOpen, termsOf, windowFor } from './deadline.ts'

const window = { from: '2024-06-01', to: '2024-07-31', timeZone: 'Asia/Shanghai', source: '通知' }
const bundle = bundleOf({ fields: { a: { type: 'string', title: '甲' } }, edition: { window } })
const placed = (extended_until: Date | null = null) => ({ region: '350582', extended_until })

test('a window opens and closes with the days of the clock of its form', () => {
  const own = windowFor(placed(), bundle)!
  expect(own.from.toISOString()).toBe('2024-05-31T16:00:00.000Z')
  expect(own.until.toISOString()).toBe('2024-07-31T16:00:00.000Z')
  expect(own.closes).toBe('2024-07-31')
})

test.each([
  ['2024-05-31T15:59:59Z', false],
  ['2024-05-31T16:00:00Z', true],
  ['2024-07-31T15:59:59Z', true],
  ['2024-07-31T16:00:00Z', false],
])('at %s it is open: %s', (now, isTaken) => {
  expect(isOpen(windowFor(placed(), bundle), new Date(now))).toBe(isTaken)
})

test('an extension moves the end and the last day; one that ends before it does nothing', () => {
  const longer = windowFor(placed(new Date('2024-08-10T16:00:00Z')), bundle)!
  expect(longer).toMatchObject({ closes: '2024-08-10', until: new Date('2024-08-10T16:00:00Z') })
  expect(termsOf(placed(new Date('2024-08-10T16:00:00Z')), bundle)).toEqual({
    region: '350582',
    closes: '2024-08-10',
  })
  expect(windowFor(placed(new Date('2024-07-10T16:00:00Z')), bundle)!.closes).toBe('2024-07-31')
})

test('the hour that a clock skips moves no day', () => {
  const newYork = bundleOf({
    fields: { a: { type: 'string', title: 'a' } },
    edition: { window: { from: '2024-03-10', to: '2024-03-10', timeZone: 'America/New_York', source: 's' } },
  })
  const { from, until } = windowFor(placed(), newYork)!
  expect([from, until].map((moment) => moment.toISOString())).toEqual([
    '2024-03-10T05:00:00.000Z',
    '2024-03-11T04:00:00.000Z',
  ])
})

test('without a window declarations are taken at any time', () => {
  expect(isOpen(undefined, new Date())).toBe(true)
})
