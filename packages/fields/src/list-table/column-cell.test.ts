import { expect, test } from 'vitest'
import { localeOf, treeOf, walk } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { columnOf } from './column-cell.ts'

test('a column of codes that tell alternatives apart is written in the words of the alternatives', () => {
  const branch = (title: string, code: string) => ({
    title,
    type: 'object',
    properties: { class: { const: code } },
    required: ['class'],
  })
  const item = { type: 'object', oneOf: [branch('Chemical', 'chem'), branch('Battery', 'cell')] }
  const bundle = bundleOf({
    schema: { type: 'object', properties: { parcels: { type: 'array', items: item } } },
  })
  const cell = [...walk(treeOf(bundle).root)].find(({ key }) => key === 'class')!
  const column = columnOf(cell, localeOf(bundle))
  expect(column.write('cell')).toBe('Battery')
  expect(column.choices).toEqual(['Chemical', 'Battery'])
  expect(column.read('Battery')).toBe('cell')
})
