import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { withFallbacks } from './fallbacks.ts'
import { points, twips } from './lengths.ts'
import { runsByFont } from './rare.ts'
import { inQuotes } from './xml.ts'

test('Word measures in twentieths of a point, and letters in half points', () => {
  expect([25.4, 210, 0].map(twips)).toEqual([1440, 11906, 0])
  expect([10.5, 12].map(points)).toEqual([21, 24])
})

test('a text between quotes ends neither them nor the element', () => {
  expect(inQuotes('a<b & "c"')).toBe('a&lt;b &amp; &quot;c&quot;')
})

test('a run is set in pieces, each in the family that has its characters', () => {
  const run = { text: '张𠀀𠀁三', size: 12 } as never
  const sheet = {
    rare: new Map([
      ['𠀀', 'Rare'],
      ['𠀁', 'Rare'],
    ]),
  } as never
  expect(runsByFont(run, sheet)).toEqual([
    { run: { text: '张', size: 12 } },
    { run: { text: '𠀀𠀁', size: 12 }, family: 'Rare' },
    { run: { text: '三', size: 12 } },
  ])
  expect(runsByFont(run, { rare: new Map() } as never)).toEqual([{ run }])
})

test('a document names what stands in for typefaces that are not installed, each once', () => {
  const docx = zipSync({ 'word/fontTable.xml': strToU8('<w:fonts xmlns:w="w"/>'), other: strToU8('x') })
  const fonts = { body: '仿宋', heading: '黑体', latin: 'Arial', again: '仿宋' } as never
  const files = unzipSync(withFallbacks(docx, fonts))
  const table = strFromU8(files['word/fontTable.xml']!)
  expect(table.match(/<w:font w:name="[^"]+">(?:<w:altName w:val="[^"]+"\/>)?/g)).toEqual([
    '<w:font w:name="仿宋"><w:altName w:val="FangSong"/>',
    '<w:font w:name="黑体"><w:altName w:val="SimHei"/>',
  ])
  expect(table.endsWith('</w:fonts>')).toBe(true)
  expect(strFromU8(files.other!)).toBe('x')
})
