import { describe, expect, test } from 'vitest'
import { JsonSource, MAX_DEPTH } from './source.ts'

const slip = (text: string) => {
  const source = new JsonSource('a.json', text)
  const first = source.slips[0]
  if (!first) return undefined
  const { line, column } = source.positionAt(first.offset, first.length)
  return `${first.code} ${line}:${column}`
}

describe('what is wrong with a file, and where', () => {
  test.each([
    ['a trailing comma', '{\n  "a": 1,\n}', 'json-trailing-comma 2:9'],
    ['a trailing comma in a list', '[1, 2,]', 'json-trailing-comma 1:6'],
    ['a missing brace', '{ "a": 1', 'json-syntax 1:9'],
    ['a comment', '{ // no\n}', 'json-syntax 1:3'],
    ['a key twice', '{ "a": 1,\n  "a": 2 }', 'json-duplicate-key 2:3'],
    ['__proto__ twice', '{ "__proto__": 1, "__proto__": 2 }', 'json-duplicate-key 1:19'],
    ['nothing at all', '', 'json-syntax 1:1'],
    ['a number that is none', '{ "a": NaN }', 'json-syntax 1:8'],
    ['two values', '1 2', 'json-syntax 1:3'],
  ])('%s', (_, text, expected) => {
    expect(slip(text)).toBe(expected)
  })

  test('a hundred thousand levels are refused without recursion', () => {
    expect(slip('['.repeat(100_000))).toBe(`json-too-deep 1:${MAX_DEPTH + 1}`)
  })

  test('a byte order mark is passed over', () => {
    expect(new JsonSource('a.json', '\uFEFF{"a":1}').value).toEqual({ a: 1 })
  })
})

describe('positions', () => {
  const source = new JsonSource('a.json', '{\n  "a": [ { "b": "x\\u4e2dy\\nz" } ]\n}')

  test('of a value and of its key', () => {
    expect(source.positionOf('/a/0/b')).toMatchObject({ line: 2, column: 17 })
    expect(source.keyPositionOf('/a/0/b')).toMatchObject({ line: 2, column: 12 })
  })

  test('of the nearest ancestor when the pointer leads nowhere', () => {
    expect(source.positionOf('/a/0/c/d')).toMatchObject({ line: 2, column: 10 })
  })

  test('of characters inside a string, escapes counted as written', () => {
    expect(source.positionInString('/a/0/b', 2, 3)).toMatchObject({ line: 2, column: 25, length: 1 })
  })
})
