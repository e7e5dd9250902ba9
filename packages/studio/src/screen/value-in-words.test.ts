import type { Json, Schema } from '@formwright/definition'
import { expect, test } from 'vitest'
import { valueInWords, valueOfWords } from './value-in-words.ts'

const choice: Schema = {
  type: 'string',
  oneOf: [
    { const: 'a', title: '光伏' },
    { const: 'b', title: '余热，余压' },
  ],
}
const ticks: Schema = { type: 'array', items: choice }
const names: Schema = { type: 'array', items: { type: 'string' } }

test.each<[string, Schema | undefined, Json]>([
  ['光伏', choice, 'a'],
  ['光伏、余热，余压', ticks, ['a', 'b']],
  ['甲、乙', names, ['甲', '乙']],
  ['12.5', { type: 'number' }, 12.5],
  ['12', { type: 'string' }, '12'],
  ['["a, b"]', names, ['a, b']],
  ['[1,null]', { type: 'array', items: { type: 'number' } }, [1, null]],
  ['12', { type: ['number', 'string'] }, 12],
  ['[{"name":"甲"}]', { type: 'array', items: { type: 'object' } }, [{ name: '甲' }]],
])('%s is written for a value and read back', (words, schema, value) => {
  expect(valueInWords(value, schema, 'zh-CN')).toBe(words)
  expect(valueOfWords(words, schema)).toEqual(value)
})

test.each<[string, Schema, Json | undefined]>([
  ['', names, undefined],
  ['１，２３４', { type: 'integer' }, 1234],
  ['无', { type: 'number' }, '无'],
  ['很多', { type: 'number' }, '很多'],
  ['["a"]', ticks, ['a']],
  ['别的', ticks, ['别的']],
])('%j typed for %j', (text, schema, value) => {
  expect(valueOfWords(text, schema)).toEqual(value)
})
