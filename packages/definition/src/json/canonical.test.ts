import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'

const shared = { title: '一' }

test.each([
  ['keys in the order of UTF-16', { b: 1, 10: 1, 9: 1, é: 1, a: 1 }, '{"10":1,"9":1,"a":1,"b":1,"é":1}'],
  [
    'one object under two names, one of which begins the other',
    { a: shared, ab: shared },
    '{"a":{"title":"一"},"ab":{"title":"一"}}',
  ],
  ['a member called toJSON', { toJSON: 1, b: 2, a: 3 }, '{"a":3,"b":2,"toJSON":1}'],
  ['negative zero', -0, '0'],
  ['what is absent', { a: undefined, b: [1] }, '{"b":[1]}'],
  ['nothing', undefined, ''],
])('canonical JSON: %s', (_, value, text) => {
  expect(canonicalJson(value)).toBe(text)
})

test('canonical JSON holds the same value, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
    }),
  )
})

/** The same value with the keys of its objects the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  )
}
