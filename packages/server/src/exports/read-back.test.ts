import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { archiveOf } from './archive.ts'
import type { Entry } from './archive.ts'
import { readBack } from './read-back.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function archive(names: readonly string[]): Promise<string> {
  async function* entries(): AsyncGenerator<Entry> {
    for (const name of names) yield { name, input: new TextEncoder().encode(`contents of ${name}`) }
  }
  const path = join(folder, `${names.length}-${Math.random()}.zip`)
  writeFileSync(path, new Uint8Array(await new Response(archiveOf(entries())).arrayBuffer()))
  return path
}

test.each([
  ['names of 70,000 letters', [`佐证材料/${'a'.repeat(70_000)}.pdf`, `佐证材料/${'a'.repeat(70_001)}.pdf`]],
  ['names without end, in Han', ['证'.repeat(70_000), '证'.repeat(70_000)]],
  [
    'names that differ in capitals, or in how they are composed',
    ['A.pdf', 'a.pdf', 'e\u0301.pdf', '\u00e9.pdf'],
  ],
  [
    'steps upwards, devices, what Windows forbids',
    ['../../etc/passwd', 'con.pdf', 'a:b?.pdf', '..', ' . ', '/x'],
  ],
  ['emoji at the limit', [`${'a'.repeat(178)}😀😀.pdf`]],
  ['nothing', []],
])('%s: every file can be read', async (_, names) => {
  await expect(readBack(await archive(names), names.length)).resolves.toBeUndefined()
})

test('a directory that is damaged, a file that is, and one that is missing are reported', async () => {
  const path = await archive(['one.pdf', 'two.pdf'])
  await expect(readBack(path, 3)).rejects.toThrow('2 of 3')
  const bytes = readFileSync(path)
  const damaged = Buffer.from(bytes)
  damaged[damaged.indexOf('contents of two')]! ^= 1
  writeFileSync(path, damaged)
  await expect(readBack(path, 2)).rejects.toThrow('two.pdf')
  writeFileSync(path, bytes.subarray(0, bytes.length - 30))
  await expect(readBack(path, 2)).rejects.toThrow(Error)
})
