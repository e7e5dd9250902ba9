import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { archiveOf } from './archive.ts'

async function namesOf(...names: string[]): Promise<string[]> {
  async function* entries() {
    for (const name of names) yield { name, input: new Uint8Array([1]) }
  }
  return Object.keys(unzipSync(new Uint8Array(await new Response(archiveOf(entries())).arrayBuffer())))
}

test.each([
  ['a/../../b.pdf', 'a/_/_/b.pdf'],
  ['/etc//passwd', 'etc/passwd'],
  ['甲:乙?"<>|.pdf', '甲_乙_____.pdf'],
  ['CON/nul.txt', '_CON/_nul.txt'],
  ['folder. /name.', 'folder_/name_'],
  ['', '_'],
])('%j stands in an archive as %j, which every system unpacks', async (name, expected) => {
  expect(await namesOf(name)).toEqual([expected])
})

test('files of one name are told apart by a number, whatever the case', async () => {
  expect(await namesOf('a/证.pdf', 'A/证.PDF', 'a/证.pdf')).toEqual(['a/证.pdf', 'A/证-2.PDF', 'a/证-3.pdf'])
})

test('a part of a path is cut to what paths of Windows take, before its ending', async () => {
  const [name = ''] = await namesOf(`${'证'.repeat(200)}/${'书'.repeat(200)}.pdf`)
  for (const part of name.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(180)
  expect(name).toMatch(/书\.pdf$/)
})
