import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DataStore } from '@tus/server'
import { HttpError } from '../http/errors.ts'

/** Something that is kept. */
export interface StoredFile {
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
   * @throws HttpError when it is not there, or has another size
   */
  readonly read: (key: string, size?: number) => Promise<Readable>
  /** Everything that is kept, in no order; not what is still uploaded. */
  readonly list: () => AsyncIterable<StoredFile>
  readonly remove: (sha256: string) => Promise<void>
  /** Refuses when nothing can be stored at the moment. */
  readonly ready: () => Promise<void>
}

/** A day: who cannot finish an upload within it starts again. */
export const UPLOAD_EXPIRES_MS = 86_400_000

export function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  return pipeline(stream, hash).then(() => hash.digest('hex'))
}

/** @throws HttpError when what is stored was cut short, or is not what was uploaded */
export function refuseDamaged(found: number | undefined, expected: number | undefined): void {
  if (expected === undefined || found === undefined || found === expected) return
  throw new HttpError(
    'damaged',
    `The file is damaged on the server: it has ${found} bytes and should have ${expected}. ` +
      `Upload it again, or have it restored from a backup`,
    { found, expected },
  )
}
