import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DataStore } from '@tus/server'
import { HttpError } from '../http/errors.ts'

/** A stored file. */
export interface StoredFile {
  readonly key: string
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
}

/** The file store of evidence, by hash. Partial uploads are in `uploads`. */
export interface Contents {
  readonly uploads: DataStore
  /** Reads a complete upload. */
  readonly uploaded: (id: string) => Promise<Readable>
  /** Stores a complete upload under its hash, without duplicates. */
  readonly keep: (id: string, sha256: string) => Promise<void>
  /** Stores content from memory. */
  readonly put: (sha256: string, contents: Buffer) => Promise<void>
  /** Stores a local file. */
  readonly putFile: (key: string, path: string, size: number) => Promise<void>
  /**
   * @param size the expected size in bytes
   * @throws HttpError when it is not there, or has another size
   */
  readonly read: (key: string, size?: number) => Promise<Readable>
  /** All stored files in any order, without partial uploads. */
  readonly list: () => AsyncIterable<StoredFile>
  readonly remove: (sha256: string) => Promise<void>
  /** Throws if nothing can be stored at the moment. */
  readonly ready: () => Promise<void>
}

/** Uploads expire after a day. */
export const UPLOAD_EXPIRES_MS = 86_400_000

export function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  return pipeline(stream, hash).then(() => hash.digest('hex'))
}

/** @throws HttpError when the stored file is truncated, or differs from the upload */
export function refuseDamaged(found: number | undefined, expected: number | undefined): void {
  if (expected === undefined || found === undefined || found === expected) return
  throw new HttpError(
    'damaged',
    `The file is damaged on the server: it has ${found} bytes and should have ${expected}. ` +
      `Upload it again, or have it restored from a backup`,
    { found, expected },
  )
}
