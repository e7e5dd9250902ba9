import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutBetweenWords, cutFileName, cutToBytes, truncate } from './cut.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text).length

test.each([
  ['申报表', 6, '申报'],
  ['申报表', 7, '申报'],
  ['申报表', 9, '申报表'],
  ['a👍🏽b', 8, 'a'],
  ['a👍🏽b', 9, 'a👍🏽'],
  ['👨‍👩‍👧集群', 17, ''],
  ['👨‍👩‍👧集群', 18, '👨‍👩‍👧'],
  ['e\u0301', 2, ''],
  ['', 0, ''],
])('%j in %i bytes is %j', (text, bytes, expected) => {
  expect(cutToBytes(text, bytes)).toBe(expected)
})

test('in letters a pair of surrogates is not cut', () => {
  expect(truncate(`${'a'.repeat(199)}😀`, 200)).toBe('a'.repeat(199))
  expect(truncate(`${'a'.repeat(198)}😀b`, 200)).toBe(`${'a'.repeat(198)}😀`)
})

test('a file keeps its ending', () => {
  const name = cutFileName(`${'证'.repeat(246)}.pdf`, 255)
  expect(name).toBe(`${'证'.repeat(83)}.pdf`)
  expect(cutFileName('盖章页.pdf', 255)).toBe('盖章页.pdf')
  expect(cutFileName(`${'证'.repeat(100)}。没有后缀`, 30)).toBe('证'.repeat(10))
  expect(cutFileName('.pdf', 255)).toBe('.pdf')
})

test('whatever the text, the limit holds, the beginning is kept and nothing is cut within a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(60), (text, limit) => {
      const short = cutToBytes(text, limit)
      expect(bytesOf(short)).toBeLessThanOrEqual(limit)
      expect(text.startsWith(short)).toBe(true)
      expect(short.isWellFormed()).toBe(true)
    }),
  )
})

test.each([
  ['Water quality monitoring', 20, 'Water quality'],
  ['Water quality', 13, 'Water quality'],
  ['Donaudampfschifffahrt', 5, 'Donau'],
  ['Water and more', 5, 'Water'],
  ['高速针织机的在线检测', 5, '高速针织机'],
  ['高速GX2023', 4, '高速GX'],
  ['Москва река', 8, 'Москва'],
])('%j in %i letters is %j', (text, letters, expected) => {
  expect(cutBetweenWords(text, letters)).toBe(expected)
})
