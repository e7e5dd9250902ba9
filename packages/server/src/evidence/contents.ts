import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import type { DataStore } from '@tus/server'
import { Refusal } from '../http/errors.ts'
import type { Settings } from '../settings/settings.ts'

/** Something that is kept. */
interface Stored {
  readonly key: string
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
}

/** Where the contents of evidence are kept, by their hash. What is uploaded in pieces waits in `uploads`. */
export interface Contents {
  readonly uploads: DataStore
  /** Reads an upload that is complete. */
  readonly uploaded: (id: string) => Promise<Readable>
  /** Keeps a complete upload under its hash; once, however often it is uploaded. */
  readonly keep: (id: string, sha256: string) => Promise<void>
  /** Keeps contents that are at hand. */
  readonly put: (sha256: string, contents: Buffer) => Promise<void>
  /** Keeps a file that is on this machine. */
  readonly putFile: (key: string, path: string, size: number) => Promise<void>
  /**
   * @param size how many bytes there must be
   * @throws Refusal when it is not there, or has another size
   */
  readonly read: (key: string, size?: number) => Promise<Readable>
  /** Everything that is kept, in no order; not what is still uploaded. */
  readonly list: () => AsyncIterable<Stored>
  readonly remove: (sha256: string) => Promise<void>
  /** Refuses when nothing can be stored at the moment. */
  readonly ready: () => Promise<void>
}

const UPLOADS = 'uploads'

/** A day: who cannot finish an upload within it starts again. */
export const UPLOAD_EXPIRES_MS = 86_400_000

export async function contentsOf({ s3, data, keepFreeBytes }: Settings): Promise<Contents> {
  if (s3) return (await import('./bucket.ts')).inBucket(s3)
  return inFolder(join(data, 'evidence'), keepFreeBytes)
}

export function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  return pipeline(stream, hash).then(() => hash.digest('hex'))
}

async function inFolder(folder: string, keepFree: number): Promise<Contents> {
  const waiting = join(folder, UPLOADS)
  await mkdir(waiting, { recursive: true })
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    uploads: new FileStore({ directory: waiting, expirationPeriodInMilliseconds: UPLOAD_EXPIRES_MS }),
    uploaded: async (id) => createReadStream(join(waiting, id)),
    keep: async (id, sha256) => {
      const from = join(waiting, id)
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
      const file = await open(from, 'r+')
      await file.sync()
      await file.close()
      await rename(from, pathOf(sha256))
      await syncFolder(join(folder, sha256.slice(0, 2)))
      await rm(`${from}.json`, { force: true })
    },
    put: async (sha256, bytes) => {
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
      await writeFile(pathOf(sha256), bytes, { flush: true } as object)
    },
    putFile: async (key, path) => {
      await mkdir(join(folder, key.slice(0, 2)), { recursive: true })
      await copyFile(path, pathOf(key))
    },
    read: async (sha256, size) => {
      const found = await stat(pathOf(sha256)).catch(() => {
        throw new Refusal('not-found', 'The file is not there any more')
      })
      refuseDamaged(found.size, size)
      return createReadStream(pathOf(sha256))
    },
    list: () => filesBelow(folder),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    ready: async () => {
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize < keepFree)
        throw new Refusal('disk-full', 'The server has no room for more files at the moment')
    },
  }
}

/** @throws Refusal when what is stored was cut short, or is not what was uploaded */
export function refuseDamaged(found: number | undefined, expected: number | undefined): void {
  if (expected === undefined || found === undefined || found === expected) return
  throw new Refusal(
    'damaged',
    `The file is damaged on the server: it has ${found} bytes and should have ${expected}. Upload it again, or have it restored from a backup`,
    { found, expected },
  )
}

async function* filesBelow(folder: string): AsyncGenerator<Stored> {
  for (const prefix of await readdir(folder, { withFileTypes: true })) {
    if (!prefix.isDirectory() || prefix.name === UPLOADS) continue
    for (const key of await readdir(join(folder, prefix.name))) {
      const found = await stat(join(folder, prefix.name, key)).catch(() => undefined)
      if (found?.isFile()) yield { key, size: found.size, modified: found.mtimeMs }
    }
  }
}

/** A new name of a file outlives a power cut only when its folder was written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => undefined)
  await handle.close()
}
