import { expect, test } from 'vitest'
import { hanNumber, hanNumeral } from './han-numbers.ts'

test.each([
  ['七', 7],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['三十一', 31],
  ['两', 2],
  ['二〇二四', 2024],
  ['二○○九', 2009],
  ['零', 0],
  ['', undefined],
  ['甲', undefined],
  ['十十', undefined],
  ['二三十', undefined],
  ['一百五十', 150],
  ['两千', 2000],
  ['一千零五', 1005],
  ['三百一十', 310],
  ['百', undefined],
  ['千百', undefined],
])('%s is %s', (text, number) => {
  expect(hanNumber(text)).toBe(number)
})

test('what is counted reads back as the same number', () => {
  for (let number = 1; number < 100; number++) expect(hanNumber(hanNumeral(number))).toBe(number)
  expect([1, 10, 11, 20, 99].map(hanNumeral)).toEqual(['一', '十', '十一', '二十', '九十九'])
})
