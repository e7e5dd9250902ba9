import type { Json, Schema } from '@formwright/definition'
import { expect, test } from 'vitest'
import { valueInWords, valueOfWords } from './value-in-words.ts'

test.each<[string, Schema, Json | undefined]>([
  ['', { type: 'string' }, undefined],
  [' ', { type: 'number' }, undefined],
  ['12', { type: 'string' }, '12'],
  ['12.5', { type: 'number' }, 12.5],
  ['12.', { type: 'number' }, 12],
  ['12', { type: ['number', 'string'] }, 12],
  ['１，２３４', { type: 'integer' }, 1234],
  ['无', { type: 'number' }, '无'],
])('%j typed for %j', (text, schema, value) => {
  expect(valueOfWords(text, schema)).toEqual(value)
})

test('a value is shown as it is written', () => {
  expect([12.5, '甲', undefined, null].map((one) => valueInWords(one))).toEqual(['12.5', '甲', '', ''])
})
