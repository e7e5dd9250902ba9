import { expect, test } from 'vitest'
import { paramInWords } from './param-in-words.ts'

const regions: Record<string, string> = { 50: '重庆市', 500000: '重庆市', 510000: '四川省' }
const nameOf = (code: string) => regions[code]
const about = { title: '某某', source: '通知' }

test.each([
  ['a number that is a code by chance', { ...about, value: 50, unit: '亿元' }, '50 亿元'],
  ['a number without a unit', { ...about, value: 50 }, '50'],
  ['a text with a unit', { ...about, value: '50', unit: '%' }, '50 %'],
  ['a list of codes', { ...about, value: ['500000', '510000', '660000'] }, '重庆市、四川省、660000'],
  ['a list of words', { ...about, value: ['建设', '基建'] }, '建设、基建'],
])('a parameter in words: %s', (_, param, words) => {
  expect(paramInWords(param, nameOf, 'zh-CN')).toBe(words)
})
