import { expect, test } from 'vitest'
import { treeOf } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import { inTuples } from './tuples.ts'
import { withValue } from '../structure/with-value.ts'

const schema: Schema = {
  type: 'object',
  properties: {
    t: {
      type: 'array',
      prefixItems: [
        { type: 'number' },
        { type: 'number' },
        { type: 'object', properties: { a: { type: 'string' } } },
      ],
      items: { type: 'string' },
    },
    g: { type: 'object', properties: { '0': { type: 'string' }, '-': { type: 'string' }, a: {} } },
    m: { type: 'object', additionalProperties: { type: 'string' } },
    l: { type: 'array', items: { type: 'string' } },
  },
}
const tree = treeOf({ schema, parts: [{ key: '', title: '', folder: '' }] })

test.each<[string, Json, string, Json | undefined, Json]>([
  ['the first of nothing', {}, '/t/0', 1, { t: [1] }],
  ['the second of nothing', {}, '/t/1', 2, { t: [null, 2] }],
  ['another value', { t: [1, 2] }, '/t/0', 3, { t: [3, 2] }],
  ['the first taken away', { t: [1, 2] }, '/t/0', undefined, { t: [null, 2] }],
  ['the last taken away', { t: [1, 2] }, '/t/1', undefined, { t: [1] }],
  ['all taken away', { t: [1] }, '/t/0', undefined, {}],
  ['a member of a position', {}, '/t/2/a', 'x', { t: [null, null, { a: 'x' }] }],
  ['a further item taken away', { t: [1, 2, {}, 'x', 'y'] }, '/t/3', undefined, { t: [1, 2, {}, 'y'] }],
  ['a member that is called 0', {}, '/g/0', 'x', { g: { '0': 'x' } }],
  ['a member that is called -', { g: null }, '/g/-', 'x', { g: { '-': 'x' } }],
  ['an entry that is called 0', {}, '/m/0', 'x', { m: { '0': 'x' } }],
  ['the first row', {}, '/l/0', 'x', { l: ['x'] }],
])('%s', (_, before, pointer, value, after) => {
  const changes = inTuples(tree, before, [pointer, value])
  const result = changes.reduce<unknown>(
    (document, [at, values]) => withValue(document, at.split('/').slice(1), values),
    before,
  )
  expect(result).toEqual(after)
})

test('a row is added behind the positions of a tuple, and leaves nothing behind', () => {
  const store = compileForm(bundleOf({ fields: schema.properties! })).open({})
  expect(store.rows.add('/t', 'x')).toBe('/t/3')
  expect(store.get('/t')).toEqual([null, null, null, 'x'])
  store.set('/t/1', 5)
  store.rows.remove('/t/3')
  expect(store.get('/t')).toEqual([null, 5])
  store.undo()
  store.set('/t/1', undefined)
  store.rows.remove('/t/3')
  expect(store.get('/t') ?? []).toEqual([])
})

test('an item of a list and an entry of a map that are emptied in their cell stay, unfilled', () => {
  const number = { type: 'number', title: 'n' }
  const text = { type: 'string', title: 't' }
  const form = compileForm(
    bundleOf({
      schema: {
        type: 'object',
        properties: {
          list: { type: 'array', items: number },
          map: { type: 'object', additionalProperties: text },
          kinds: { type: 'object', additionalProperties: { oneOf: [number, text] } },
          t: { type: 'array', prefixItems: [number], items: text },
          plain: text,
        },
      },
    }),
  )
  const before: Json = { list: [1, 2], map: { a: 'x' }, kinds: { b: 1 }, t: [1, 'x', 'y'], plain: 'x' }
  const store = form.open(before)
  for (const pointer of ['/list/0', '/map/a', '/kinds/b', '/t/1', '/plain', '/map/other'])
    store.fill(pointer, undefined)
  expect(store.answers).toEqual({ list: [null, 2], map: { a: '' }, kinds: { b: null }, t: [1, '', 'y'] })
  store.fill('/list/0', 3)
  expect(store.get('/list')).toEqual([3, 2])
})

test('members that are called as indexes are go into their group, several at once as well', () => {
  const store = compileForm(bundleOf({ fields: schema.properties! })).open({})
  store.setAll([
    ['/g/0', 'x'],
    ['/g/a', 'y'],
    ['/g/-', 'z'],
  ])
  expect(store.get('/g')).toEqual({ '0': 'x', a: 'y', '-': 'z' })
  store.undo()
  expect(store.answers).toEqual({})
})
