import { expect, test } from 'vitest'
import { readSchema } from './read-schema.ts'

const read = (text: string, key: 'schema' | 'ui' = 'schema', size = text.length) =>
  readSchema(key, { name: 'a.json', size }, text, 'zh-CN')

test('a JSON Schema and a UI schema are read', () => {
  expect(read('{"type":"object"}')).toEqual({ value: { type: 'object' } })
  expect(read('{"ui:order":["a"]}', 'ui')).toEqual({ value: { 'ui:order': ['a'] } })
})

test.each([
  ['{"type": ', /^“a.json”第 1 行第 \d+ 列读不下去：[^a-z]+$/],
  ['{ "type": "object" "properties": {} }', /第 1 行/],
  [`${'{"type":"object","properties":{"x":'.repeat(20_000)}{}${'}}'.repeat(20_000)}`, /第 1 行/],
  ['\uFFFD\uFFFD,1', /第 1 行/],
  ['[1,2]', /不是 JSON Schema/],
  ['{"type":"VerticalLayout","elements":[]}', /不是 JSON Schema/],
  ['{"name":"a","version":"1.0.0"}', /不是 JSON Schema/],
])('%.40s is told in the words of the reader', (text, says) => {
  expect(read(text)).toEqual({ problem: expect.stringMatching(says) as string })
})

test('what is too large is not read at all, and a list is no UI schema', () => {
  expect(read('', 'schema', 60_000_000).problem).toMatch(/MB/)
  expect(read('[]', 'ui').problem).toMatch(/界面文件/)
})

const definitions = (of: (next: string) => object, count = 40) => ({
  type: 'object',
  properties: { a: { $ref: '#/$defs/d0' } },
  $defs: Object.fromEntries([
    ...Array.from({ length: count }, (_, index) => [`d${index}`, of(`#/$defs/d${index + 1}`)]),
    [`d${count}`, { type: 'string' }],
  ]) as object,
})

test.each([
  ['a loop', definitions(() => ({ $ref: '#/$defs/d0' }), 1), /引用成环：d0 → d0/],
  [
    'a loop that doubles',
    definitions(() => ({ allOf: [{ $ref: '#/$defs/d0' }, { $ref: '#/$defs/d0' }] }), 1),
    /引用成环/,
  ],
  ['doubling', definitions(($ref) => ({ allOf: [{ $ref }, { $ref }] })), /不能用/],
  ['doubling members', definitions(($ref) => ({ properties: { x: { $ref }, y: { $ref } } })), /不能用/],
  [
    'very many members',
    { properties: Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`f${index}`, {}])) },
    /最多 10000 个/,
  ],
])('a schema with %s is refused, and told at once', (_, schema, says) => {
  expect(read(JSON.stringify(schema))).toEqual({ problem: expect.stringMatching(says) as string })
})

test('a number that is read as another is told, and the schema is taken', () => {
  const { problem, value } = read('{"type":"object",\n"properties":{"n":{"maximum":9007199254740993}}}')
  expect(problem).toMatch(/第 2 行.*9007199254740993.*9007199254740992/)
  expect(value).toMatchObject({ type: 'object' })
})
