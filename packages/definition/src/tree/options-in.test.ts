import { expect, test } from 'vitest'
import { optionsIn } from './shape.ts'

const oneOf = [{ const: 'a', title: '甲' }]

test('a field has the options of its choice or of its ticks, and none where items are refused', () => {
  expect(optionsIn({ oneOf })).toEqual(oneOf)
  expect(optionsIn({ type: 'array', items: { oneOf } })).toEqual(oneOf)
  expect(optionsIn({ type: 'array', items: false as never })).toEqual([])
  expect(optionsIn({ type: 'array' })).toEqual([])
})
