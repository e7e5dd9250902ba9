import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_DEPTH, JsonSource } from './source.ts'
import { plainJson } from './plain-json.ts'

const LIMITS = { depth: MAX_DEPTH, text: 1000 }

test('every value is read from its text, however it is laid out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      expect(plainJson(text, LIMITS)).toEqual({ value: JSON.parse(text) as unknown })
    }),
  )
})

test.each([
  ['a key twice', '{ "a": 1, "a": 2 }'],
  ['a key twice, once escaped', String.raw`{ "a": 1, "\u0061": 2 }`],
  ['a key twice deep inside', '[{ "a": { "b": 1, "b": 1 } }]'],
  ['no JSON', '{ "a": }'],
  ['nothing', ''],
  ['a text without end', JSON.stringify('x'.repeat(1000))],
])('%s is left to be looked at closely', (_, text) => {
  expect(plainJson(text, LIMITS)).toBeUndefined()
})

test('colons and quotes within texts count for nothing', () => {
  const text = String.raw`{ "a:b": "c\":\\", "d": ":" }`
  expect(plainJson(text, LIMITS)).toEqual({ value: { 'a:b': String.raw`c":\ `.trim(), d: ':' } })
})

test('what nests too deep is refused, one level less is read', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  expect(new JsonSource('a.json', nested(MAX_DEPTH)).problems).toEqual([])
  for (const depth of [MAX_DEPTH + 1, 100_000])
    expect(new JsonSource('a.json', nested(depth)).problems[0]?.code).toBe('json-too-deep')
})
