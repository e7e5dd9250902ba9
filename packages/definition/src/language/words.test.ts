import { expect, test } from 'vitest'
import { joinList, word } from './words.ts'

test.each([
  ['zh-CN', ['甲', '乙', '丙'], '甲、乙、丙'],
  ['en', ['a', 'b', 'c'], 'a, b, c'],
  // the sentence around them is English: no word of another language stands in it
  ['de', ['a', 'b', 'c'], 'a, b, c'],
  ['es', ['a', 'b'], 'a, b'],
  ['ar', ['a', 'b', 'c'], 'a, b, c'],
  ['ja', ['a', 'b'], 'a、b'],
  ['en', ['a, b', 'c'], 'a, b; c'],
  ['en', ['a'], 'a'],
  ['en', [], ''],
])('in %s, %j is %j', (language, items, text) => {
  expect(joinList(items, language)).toBe(text)
})

test.each([
  ['en', 'Charitable?', 'Charitable? yes'],
  ['de', 'Gemeinnützig?', 'Gemeinnützig? yes'],
  ['fr', 'Association ?', 'Association ? yes'],
  ['zh-CN', '是否公益？', '是否公益？yes'],
  ['zh-CN', '性质：', '性质：yes'],
  ['en', 'Kind', 'Kind: yes'],
  ['zh-CN', '性质', '性质：yes'],
])('in %s, after %s stands no second mark', (language, label, expected) => {
  expect(word('label-and-value', language, { label, value: 'yes' })).toBe(expected)
})
