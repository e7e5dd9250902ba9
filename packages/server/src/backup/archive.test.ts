import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import fc from 'fast-check'
import { pack } from 'tar-stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { ArchiveWriter, DamagedArchive, readParts } from './archive.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formwright-archive-'))
})

async function partsOf(file: string): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>()
  for await (const { name, body } of readParts(file, undefined)) parts.set(name, await buffer(body))
  return parts
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('the parts of an archive', () => {
  test('are joined again wherever they were cut', async () => {
    const file = join(folder, 'cut.tar.gz')
    const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), pieces), { selector: ([name]) => name }),
        async (parts) => {
          const archive = pack()
          const written = pipeline(archive, createGzip(), createWriteStream(file))
          for (const [name, list] of parts)
            for (const [number, piece] of list.entries())
              archive.entry({ name: `tables/${name}/${String(number).padStart(6, '0')}` }, Buffer.from(piece))
          archive.finalize()
          await written
          expect([...(await partsOf(file))]).toEqual(
            parts.map(([name, list]) => [`tables/${name}`, Buffer.concat(list)]),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  test('come back as they were written, in many pieces', async () => {
    const file = join(folder, 'written')
    const large = Buffer.alloc(3_500_000, '行\t1\\n中文\n')
    const archive = new ArchiveWriter(file, undefined)
    await archive.put('manifest.json', Buffer.from('{}'))
    const digest = await archive.putStream('tables/change', chunksOf(large, 65_521))
    await archive.putStream('tables/empty', chunksOf(Buffer.alloc(0), 1))
    await archive.finish()
    const parts = await partsOf(file)
    expect([...parts.keys()]).toEqual(['manifest.json', 'tables/change', 'tables/empty'])
    expect(parts.get('tables/change')!.equals(large)).toBe(true)
    expect(digest.bytes).toBe(large.length)
    expect((await readFile(file)).includes('行')).toBe(false)
  })

  test('that are cut off or changed on the disk are reported, and what comes before is read', async () => {
    const file = join(folder, 'whole')
    const archive = new ArchiveWriter(file, undefined)
    await archive.put('backup.json', Buffer.from('first'))
    const random = Buffer.from(
      Array.from({ length: 2_000_000 }, (_, index) => (index * index * 31 + (index >> 3)) & 255),
    )
    await archive.putStream('tables/change', chunksOf(random, 65_536))
    await archive.finish()
    const whole = await readFile(file)
    const half = whole.subarray(0, whole.length >> 1)
    const flipped = Buffer.from(whole)
    flipped[whole.length - 30]! ^= 255
    for (const [name, bytes] of [
      ['half', half],
      ['flipped', flipped],
      ['text', Buffer.from('no archive')],
      ['nothing', Buffer.alloc(0)],
    ] as const) {
      await writeFile(join(folder, name), bytes)
      await expect(partsOf(join(folder, name)), name).rejects.toThrow(DamagedArchive)
    }
    const seen: string[] = []
    await expect(async () => {
      for await (const part of readParts(join(folder, 'half'), undefined)) seen.push(part.name)
    }).rejects.toThrow(DamagedArchive)
    expect(seen).toEqual(['backup.json', 'tables/change'])
  })
})
