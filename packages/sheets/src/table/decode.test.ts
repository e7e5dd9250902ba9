import { expect, test } from 'vitest'
import type { UnreadableSheet } from '../problems/problems.ts'
import { decodeText } from './decode.ts'

const GBK = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xd6, 0xa4])
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16())
}

test.each<[string, Uint8Array, string, string?, string?]>([
  ['UTF-8', new TextEncoder().encode('名称,证'), '名称,证'],
  ['UTF-8 with a mark', new TextEncoder().encode('\uFEFF名称,证'), '名称,证'],
  ['GBK', GBK, '名称,证', 'zh-CN', 'gb18030'],
  [
    'what French Excel writes',
    latin1('Métallerie;Référence n° 2'),
    'Métallerie;Référence n° 2',
    'fr-FR',
    'windows-1252',
  ],
  ['UTF-8 in French', new TextEncoder().encode('Métallerie'), 'Métallerie', 'fr'],
  ['what Japanese Excel writes', new Uint8Array([0x96, 0xbc, 0x91, 0x4f]), '名前', 'ja', 'shift_jis'],
  ['what Excel writes on Taiwan', new Uint8Array([0xa6, 0x57, 0xba, 0xd9]), '名稱', 'zh-TW', 'big5'],
  ['UTF-16, little end first', utf16('名称,证', 'le'), '名称,证'],
  ['UTF-16, big end first', utf16('名称,证', 'be'), '名称,证'],
  ['nothing', new Uint8Array(), ''],
])('%s', (_, bytes, text, language = 'zh-CN', guessed = undefined) => {
  expect(decodeText(bytes, language)).toEqual({ text, ...(guessed ? { guessed } : {}) })
})

test('what is no text is refused', () => {
  const codeOf = (...bytes: number[]) => {
    try {
      return decodeText(new Uint8Array(bytes), 'zh-CN').text
    } catch (error) {
      return (error as UnreadableSheet).problem.code
    }
  }
  expect(codeOf(0x50, 0x4b, 0, 0)).toBe('binary-text')
  expect(codeOf(0xff, 0x20, 0xff)).toBe('unknown-encoding')
})
