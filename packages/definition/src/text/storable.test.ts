import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isStorable, unstorableTexts, wellFormed, xmlText } from './storable.ts'

describe('texts that can be stored', () => {
  test('have whole characters and no control characters', () => {
    expect(['', '甲\n乙\t丙\r\n', '𠮷😀', '\uFFFD'].every(isStorable)).toBe(true)
    expect(['\uD842', '甲\uDFB7', '\uDFB7\uD842', '\u0000', '\u000B', '\u001F'].some(isStorable)).toBe(false)
  })

  test('those of a document that a database cannot keep are named, values and keys', () => {
    expect(unstorableTexts({ a: ['甲', '\u0000', { 'b/c': '\uD83D' }], '\uDE00': 1, d: '😀\u0001' })).toEqual(
      ['/a/1', '/a/2/b~1c', '/\uDE00'],
    )
    expect(unstorableTexts('\uD83D')).toEqual([''])
    expect(unstorableTexts(Array(500).fill('\0'), 3)).toEqual(['/0', '/1', '/2'])
  })

  test('half of a character becomes the sign for an unknown one', () => {
    expect(wellFormed('𠮷\uD842甲\uDFB7')).toBe('𠮷\uFFFD甲\uFFFD')
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => wellFormed(text) === text.toWellFormed()))
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0xd700, max: 0xe100 })),
        (units) => wellFormed(String.fromCharCode(...units)) === String.fromCharCode(...units).toWellFormed(),
      ),
    )
  })

  test('XML holds what is left, and what it holds already stays', () => {
    expect(xmlText('甲\u0000乙\uFFFE\n\t𠮷\uD842')).toBe('甲乙\n\t𠮷\uFFFD')
  })
})
