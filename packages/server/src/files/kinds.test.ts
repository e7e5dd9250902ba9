import { expect, test } from 'vitest'
import { downloadName, nameForType } from './kinds.ts'

const PDF = 'application/pdf'

test.each([
  ['证明.pdf', '证明.pdf'],
  ['证明.PDF', '证明.PDF'],
  ['证明', '证明.pdf'],
  ['甲/乙\\丙.pdf', '甲_乙_丙.pdf'],
  ['a\u202Efdp.exe.pdf', 'afdp.exe.pdf'],
  ['a.pdf. .', 'a.pdf'],
  ['', '_.pdf'],
])('a PDF that is called %j is handed out as %j', (name, expected) => {
  expect(nameForType(name, PDF)).toBe(expected)
})

test('a name keeps its ending where it is cut, within what file systems take', () => {
  const cut = nameForType(`${'证'.repeat(200)}.pdf`, PDF)
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(255)
  expect(cut).toMatch(/证\.pdf$/)
})

test('an ending that belongs to something else is refused; of a file that is kept, the right one follows', () => {
  expect(() => nameForType('setup.exe', PDF)).toThrow(/“\.exe”.*“\.pdf”/)
  expect(downloadName('setup.exe', PDF)).toBe('setup.exe.pdf')
})
