import { describe, expect, test } from 'vitest'
import { JsonSource, LONGEST_TEXT, MAX_DEPTH } from './source.ts'

const problem = (text: string) => {
  const source = new JsonSource('a.json', text)
  const first = source.problems[0]
  if (!first) return undefined
  const { line, column } = source.positionAt(first.offset, first.length)
  return `${first.code} ${line}:${column}`
}

describe('what is wrong with a file, and where', () => {
  test.each([
    ['a trailing comma', '{\n  "a": 1,\n}', 'json-trailing-comma 2:9'],
    ['a trailing comma in a list', '[1, 2,]', 'json-trailing-comma 1:6'],
    ['a missing brace', '{ "a": 1', 'json-unclosed 1:1'],
    ['a bracket that does not match', '{ "a": [1, 2} }', 'json-bracket 1:13'],
    ['a bracket too many', '{ "a": 1 } }', 'json-after-end 1:12'],
    ['a comment', '{ // no\n}', 'json-comment 1:3'],
    ['a comment of a shell', '{\n# no\n"a": 1 }', 'json-comment 2:1'],
    ['a key twice', '{ "a": 1,\n  "a": 2 }', 'json-duplicate-key 2:3'],
    ['__proto__ twice', '{ "__proto__": 1, "__proto__": 2 }', 'json-duplicate-key 1:19'],
    ['nothing at all', '', 'json-empty 1:1'],
    ['a number that is none', '{ "a": NaN }', 'json-word 1:8'],
    ['a literal of another language', '{ "a": True }', 'json-word 1:8'],
    ['two values', '1 2', 'json-after-end 1:3'],
    ['a comma missing between entries', '{ "a": 1\n  "b": 2 }', 'json-comma-missing 1:9'],
    ['a comma missing between items', '[{} {}]', 'json-comma-missing 1:4'],
    ['a colon missing', '{ "a" 1 }', 'json-colon-missing 1:7'],
    ['an equals sign', '{ "a" = 1 }', 'json-punctuation 1:7'],
    ['a full-width comma', '{ "a": 1， "b": 2 }', 'json-punctuation 1:9'],
    ['a full-width colon', '{ "a"： 1 }', 'json-punctuation 1:6'],
    ['Chinese quotes around a key', '{ “a”: 1 }', 'json-punctuation 1:3'],
    ['single quotes', "{ 'a': 1 }", 'json-punctuation 1:3'],
    ['a full-width brace', '｛ "a": 1 }', 'json-punctuation 1:1'],
    ['a key without quotes', '{ a: 1 }', 'json-quotes-missing 1:3'],
    ['a text without quotes', '{ "a": 名称 }', 'json-quotes-missing 1:8'],
    ['straight quotes inside of a text', '{ "a": "称为"集群"的" }', 'json-inner-quotes 1:8'],
    ['a text without end', '{ "a": "b\n}', 'json-string-open 1:8'],
    ['a line break in a text', '{ "a": "b\nc" }', 'json-string-open 1:8'],
    ['a backslash of a pattern', '{ "a": "^\\d+$" }', 'json-escape 1:10'],
    ['a leading zero', '{ "a": 007 }', 'json-number 1:8'],
    ['a plus sign', '{ "a": +1 }', 'json-number 1:8'],
    ['full-width digits', '{ "a": １２ }', 'json-number 1:8'],
    ['a decimal without its zero', '{ "a": .5 }', 'json-number 1:8'],
  ])('%s', (_, text, expected) => {
    expect(problem(text)).toBe(expected)
  })

  test('a hundred thousand levels are refused without recursion', () => {
    expect(problem('['.repeat(100_000))).toBe(`json-too-deep 1:${MAX_DEPTH + 1}`)
  })

  test('a text longer than any of a definition is refused there', () => {
    const text = `{ "a": "${'x'.repeat(100_000)}" }`
    const [found] = new JsonSource('a.json', text, LONGEST_TEXT).problems
    expect(found).toMatchObject({ code: 'json-text-long', offset: 7 })
    expect(new JsonSource('a.json', text).problems).toEqual([])
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
