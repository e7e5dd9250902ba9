import { expect, test } from 'vitest'
import type { UnreadableSheet } from '../problems/problems.ts'
import { decodeText } from './decode.ts'

const GBK = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xd6, 0xa4])
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16())
}

test.each<[string, Uint8Array, string]>([
  ['UTF-8', new TextEncoder().encode('名称,证'), '名称,证'],
  ['UTF-8 with a mark', new TextEncoder().encode('\uFEFF名称,证'), '名称,证'],
  ['GBK', GBK, '名称,证'],
  ['UTF-16, little end first', utf16('名称,证', 'le'), '名称,证'],
  ['UTF-16, big end first', utf16('名称,证', 'be'), '名称,证'],
  ['nothing', new Uint8Array(), ''],
])('%s', (_, bytes, text) => {
  expect(decodeText(bytes)).toBe(text)
})

test('what is no text is refused', () => {
  const codeOf = (...bytes: number[]) => {
    try {
      return decodeText(new Uint8Array(bytes))
    } catch (error) {
      return (error as UnreadableSheet).problem.code
    }
  }
  expect(codeOf(0x50, 0x4b, 0, 0)).toBe('binary-text')
  expect(codeOf(0xff, 0x20, 0xff)).toBe('unknown-encoding')
})
