import { expect, test } from 'vitest'
import type { Schema } from '../types/index.ts'
import { columnsOf, orderedMembers } from './member-schemas.ts'

const text = (title: string): Schema => ({ type: 'string', title })
const row = {
  type: 'object',
  properties: { b: text('乙'), a: text('甲') },
  if: { properties: { b: { const: 'x' } } },
  // oxlint-disable-next-line unicorn/no-thenable
  then: { properties: { only: text('其他'), a: { minLength: 2 } } },
} as Schema

test('a list has its own columns first, then those that only a branch of a row has', () => {
  const columns = columnsOf({ type: 'array', items: row })
  expect(columns.map(([key, { title }]) => [key, title])).toEqual([
    ['b', '乙'],
    ['a', '甲'],
    ['only', '其他'],
  ])
  expect(orderedMembers(row)).toEqual(columns)
})

test.each([
  [{}],
  [{ type: 'array' }],
  [{ type: 'array', items: false }],
  [{ type: 'array', items: { type: 'string' } }],
])('%j has no columns', (schema) => {
  expect(columnsOf(schema as Schema)).toEqual([])
})
