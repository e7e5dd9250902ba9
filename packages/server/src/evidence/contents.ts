import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import type { DataStore } from '@tus/server'
import { Refusal } from '../http/errors.ts'
import type { Settings } from '../settings/settings.ts'

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
  readonly read: (sha256: string) => Promise<Readable>
  readonly remove: (sha256: string) => Promise<void>
  /** Refuses when nothing can be stored at the moment. */
  readonly ready: () => Promise<void>
}

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
  const waiting = join(folder, 'uploads')
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
    read: async (sha256) => {
      await stat(pathOf(sha256)).catch(() => {
        throw new Refusal('not-found', 'The file is not there any more')
      })
      return createReadStream(pathOf(sha256))
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    ready: async () => {
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize < keepFree)
        throw new Refusal('disk-full', 'The server has no room for more files at the moment')
    },
  }
}
