import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { HttpError } from '../http/errors.ts'
import { refuseDamaged, UPLOAD_EXPIRES_MS } from './contents.ts'
import type { Contents, StoredFile } from './contents.ts'

const UPLOADS = 'uploads'

/** Stores files in a local folder. @param keepFree bytes that are left free on its disk */
export async function inFolder(folder: string, keepFree: number): Promise<Contents> {
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
        throw new HttpError('not-found', 'The file is not there any more')
      })
      refuseDamaged(found.size, size)
      return createReadStream(pathOf(sha256))
    },
    list: () => filesBelow(folder),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    ready: async () => {
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize < keepFree)
        throw new HttpError('disk-full', 'The server has no room for more files at the moment')
    },
  }
}

async function* filesBelow(folder: string): AsyncGenerator<StoredFile> {
  for (const prefix of await readdir(folder, { withFileTypes: true })) {
    if (!prefix.isDirectory() || prefix.name === UPLOADS) continue
    for (const key of await readdir(join(folder, prefix.name))) {
      const found = await stat(join(folder, prefix.name, key)).catch(() => undefined)
      if (found?.isFile()) yield { key, size: found.size, modified: found.mtimeMs }
    }
  }
}

/** A new file name is only durable after its folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => undefined)
  await handle.close()
}
