import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { LocalizedError } from '../messages/localized-error.ts'
import { decrypting, encrypting, isEncrypted } from './encryption.ts'

/**
 * Chunk size in an archive: a tar entry has to state its length, which is not known beforehand for tables.
 */
const PIECE_BYTES = 1_000_000

/** Length and hash of data. */
export interface Digest {
  readonly bytes: number
  readonly sha256: string
}

const unheard = (): void => undefined

/** Writes a compressed, optionally encrypted tar archive. Holds one chunk in memory. */
export class ArchiveWriter {
  readonly #pack = pack()
  readonly #written: Promise<void>

  constructor(file: string, passphrase: string | undefined, signal?: AbortSignal) {
    const out = createWriteStream(file, { mode: 0o600, flush: true })
    const packing = createGzip({ level: 5 })
    this.#written =
      passphrase === undefined
        ? pipeline(this.#pack, packing, out, { signal })
        : pipeline(this.#pack, packing, encrypting(passphrase), out, { signal })
    this.#written.catch(() => undefined)
    // an aborted stream may emit another error later; `finish` and `put` report it
    this.#pack.on('error', unheard)
    packing.on('error', unheard)
    out.on('error', unheard)
  }

  async put(name: string, contents: Buffer): Promise<void> {
    try {
      await new Promise<void>((done, fail) => {
        // `entry` with a callback returns before the content is consumed
        const entry = this.#pack.entry({ name, size: contents.length }, (error) =>
          error ? fail(error) : done(),
        )
        entry.end(contents)
      })
    } catch (error) {
      // the failed step has the actual cause, such as a full disk
      await this.#written
      throw error
    }
  }

  /** Writes a stream of any length as `name/000000`, `name/000001` … */
  async putStream(name: string, source: AsyncIterable<Buffer>): Promise<Digest> {
    const hash = createHash('sha256')
    let [number, bytes] = [0, 0]
    for await (const chunk of inChunks(source, PIECE_BYTES)) {
      hash.update(chunk)
      bytes += chunk.length
      await this.put(`${name}/${String(number++).padStart(6, '0')}`, chunk)
    }
    return { bytes, sha256: hash.digest('hex') }
  }

  /** When this resolves, everything is on disk. */
  async finish(): Promise<void> {
    this.#pack.finalize()
    await this.#written
  }

  async abort(): Promise<void> {
    this.#pack.destroy()
    await this.#written.catch(() => undefined)
  }
}

/**
 * Splits a stream into chunks of at least this size, except the last; an empty stream gives one empty chunk.
 */
async function* inChunks(source: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let [pending, size, any]: [Buffer[], number, boolean] = [[], 0, false]
  for await (const chunk of source) {
    pending.push(chunk)
    size += chunk.length
    if (size < bytes) continue
    yield Buffer.concat(pending)
    ;[pending, size, any] = [[], 0, true]
  }
  if (size > 0 || !any) yield Buffer.concat(pending)
}

/** The archive is truncated or corrupt. */
export class DamagedArchive extends LocalizedError {}

/**
 * A part of an archive, its chunks joined: `tables/audit`, `evidence/<hash>`, `manifest.json`. Can be read
 * once, in order.
 */
export interface Part {
  readonly name: string
  readonly body: AsyncIterable<Buffer>
  /** Whether no chunk was missing; known after reading the body. */
  readonly inSequence: () => boolean
}

/**
 * Reads the parts of an archive one after the other.
 * @throws LocalizedError for a wrong passphrase; DamagedArchive where it cannot be read on
 */
export async function* readParts(
  file: string,
  passphrase: string | undefined,
  signal?: AbortSignal,
): AsyncGenerator<Part> {
  const encrypted = await isEncrypted(file)
  if (encrypted && passphrase === undefined) throw new LocalizedError('backup-encrypted', { file })
  const source = createReadStream(file, { signal })
  const entries = extract()
  const reading = encrypted
    ? pipeline(source, decrypting(passphrase!), createGunzip(), entries)
    : pipeline(source, createGunzip(), entries)
  // the first error is the cause; later ones are its consequences
  const failed = reading.then(
    () => undefined,
    (error: Error) => error,
  )
  const explain = async (error: unknown) => {
    source.destroy()
    return damageOf((await failed) ?? error, file)
  }
  try {
    yield* joined(entries[Symbol.asyncIterator]() as AsyncIterator<Entry>, explain)
  } catch (error) {
    throw await explain(error)
  } finally {
    source.destroy()
    entries.destroy()
  }
}

interface Entry extends AsyncIterable<Buffer> {
  readonly header: { readonly name: string }
}

async function* joined(
  entries: AsyncIterator<Entry>,
  explain: (error: unknown) => Promise<unknown>,
): AsyncGenerator<Part> {
  let next = await entries.next()
  while (!next.done) {
    const [name] = nameOf(next.value)
    let expected = 0
    let sequence = true
    let broken: { readonly error: unknown } | undefined
    const body = (async function* () {
      try {
        do {
          const [, chunk] = nameOf(next.value as Entry)
          sequence &&= chunk === undefined || chunk === expected++
          yield* next.value as Entry
          next = await entries.next()
        } while (!next.done && nameOf(next.value)[0] === name)
      } catch (error) {
        broken = { error: await explain(error) }
        throw broken.error
      }
    })()
    yield { name, body, inSequence: () => sequence }
    // skip unread entries
    for await (const _ of body);
    // the reader may accept a partial body, but the archive is broken
    if (broken) throw broken.error
  }
}

/** `tables/audit/000002` is chunk 2 of `tables/audit`; other names have at most two segments. */
function nameOf({ header: { name } }: Entry): readonly [string, number | undefined] {
  const [kind, inner, chunk] = name.split('/')
  return [inner === undefined ? kind! : `${kind}/${inner}`, chunk === undefined ? undefined : Number(chunk)]
}

/**
 * Errors of the system (missing file, broken disk) are kept; anything else means that the archive is damaged.
 */
function damageOf(error: unknown, file: string): unknown {
  const { syscall } = error as NodeJS.ErrnoException
  return error instanceof LocalizedError || syscall !== undefined
    ? error
    : new DamagedArchive('not-a-backup', { file })
}
