import { Buffer } from 'node:buffer'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'

/**
 * Verifies an archive by reading its directory, and each file with its size and checksum.
 * @param files how many must be in it
 * @throws Error that says what cannot be read
 */
export async function readBack(path: string, files: number): Promise<void> {
  const archive = await openPromise(path, { lazyEntries: true, autoClose: false })
  try {
    const names = new Set<string>()
    for await (const entry of archive.eachEntry()) {
      if (names.has(entry.fileName)) throw new Error(`“${entry.fileName}” stands twice in the archive`)
      names.add(entry.fileName)
      await readEntry(archive, entry)
    }
    if (names.size !== files) throw new Error(`The archive holds ${names.size} of ${files} files`)
  } finally {
    archive.close()
  }
}

async function readEntry(archive: ZipFile, entry: Entry): Promise<void> {
  const stream: Readable = await archive.openReadStreamPromise(entry)
  let sum = 0
  for await (const chunk of stream) sum = crc32(chunk as Buffer, sum)
  if (sum !== entry.crc32) throw new Error(`“${entry.fileName}” is damaged in the archive`)
}
