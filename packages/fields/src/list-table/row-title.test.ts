import { treeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { rowTitle } from './row-title.ts'

const text = { type: 'string', title: '栏' }
const row = treeOf(
  bundleOf({
    fields: {
      outputs: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            key: { ...text, 'x-key': 'C0' },
            kind: { ...text, oneOf: [{ const: 'paper', title: '论文' }] },
            by: { ...text, 'x-ref': { list: '/outputs' } },
            name: text,
            place: text,
          },
        },
      },
    },
  }),
).nodeAt('/outputs/0')!

test('a row is called by its key and its first text, before what is chosen and never by a reference', () => {
  const title = (value: object, path?: string) => rowTitle(row, { key: 'C1', ...value }, path)
  expect(title({ kind: 'paper', by: 'C2', name: '综述', place: '某刊' })).toBe('C1 综述')
  expect(title({ kind: 'paper', by: 'C2', place: '某刊' })).toBe('C1 某刊')
  expect(title({ kind: 'paper', by: 'C2' })).toBe('C1 论文')
  expect(title({ by: 'C2' })).toBe('C1')
  expect(title({ kind: 'paper', name: '综述' }, 'kind')).toBe('C1 论文')
})
