import fc from 'fast-check'
import { expect, test } from 'vitest'
import { yearKey, yearOfKey } from './template.ts'

test('a year is read from the key that it has', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 9999 }), (year) => {
      expect(yearOfKey(yearKey(year))).toBe(year)
    }),
  )
})

test.each(['year', 'y202', 'y20244', 'Y2024', '2024', 'xy2024', 'y2024a', ''])('%o is no year', (key) => {
  expect(yearOfKey(key)).toBeUndefined()
})
