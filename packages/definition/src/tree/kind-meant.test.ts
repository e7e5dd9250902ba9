import { expect, test } from 'vitest'
import { bundleOf } from '../testing/index.ts'
import { kindMeant } from './kind-meant.ts'
import { treeOf } from './tree.ts'

const places = {
  anyOf: [
    { title: 'Countries', type: 'array', items: { enum: ['IE', 'FR'] } },
    {
      title: 'Coordinates',
      type: 'array',
      items: { type: 'object', required: ['lat'], properties: { lat: { type: 'number' } } },
    },
    { title: 'Everywhere', const: 'all' },
    { title: 'Size', type: 'integer', minimum: 1 },
    { title: 'Pair', type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    { type: 'null' },
  ],
}

const node = treeOf(bundleOf({ fields: { place: places } })).nodeAt('/place')!

test('a value of several kinds has a node for each, of the same place', () => {
  expect(node.kind).toBe('opaque')
  expect(node.kinds.map(({ kind, pointer, title }) => [kind, pointer, title])).toEqual([
    ['cell', '/place', 'Countries'],
    ['rows', '/place', 'Coordinates'],
    ['cell', '/place', 'Everywhere'],
    ['cell', '/place', 'Size'],
    ['group', '/place', 'Pair'],
  ])
  expect(node.kinds[1]!.children[0]!.children[0]!.label).toBe('Place｜Lat')
})

test.each([
  [['IE'], 'Countries'],
  [['XX'], 'Countries'],
  [[{ lat: 1 }], 'Coordinates'],
  [[{ lon: 1 }], 'Coordinates'],
  ['all', 'Everywhere'],
  ['none', undefined],
  [0, 'Size'],
  [{ a: 1 }, 'Pair'],
  [{ b: 1 }, 'Pair'],
  [true, undefined],
])('%j is meant as %s', (value, title) => {
  expect(kindMeant(node, value)?.title).toBe(title)
})
