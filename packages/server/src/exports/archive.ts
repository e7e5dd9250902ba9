import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { Zip, ZipPassThrough } from 'fflate'

/** An archive that is written to disk file by file. What goes in is compressed already. */
export class Archive {
  readonly #out: WriteStream
  readonly #names = new Set<string>()
  readonly #zip: Zip
  #failed: Error | undefined

  constructor(path: string) {
    this.#out = createWriteStream(path)
    this.#out.on('error', (error) => (this.#failed = error))
    this.#zip = new Zip((error, chunk, final) => {
      if (error) this.#failed = error
      this.#out.write(chunk)
      if (final) this.#out.end()
    })
  }

  /** Adds a file; two of one name are told apart by a number. */
  async add(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    const entry = new ZipPassThrough(this.#unique(name.replaceAll(/[\\:*?"<>|]/g, '_')))
    this.#zip.add(entry)
    for await (const chunk of chunks) {
      entry.push(chunk)
      await this.#room()
    }
    entry.push(new Uint8Array(), true)
    await this.#room()
  }

  async end(): Promise<void> {
    this.#zip.end()
    if (!this.#out.closed) await once(this.#out, 'close')
    if (this.#failed) throw this.#failed
  }

  async #room(): Promise<void> {
    if (this.#failed) throw this.#failed
    if (this.#out.writableNeedDrain) await once(this.#out, 'drain')
  }

  #unique(name: string): string {
    const [, stem = name, ending = ''] = /^(.*?)(\.[^.]+)?$/.exec(name) ?? []
    let unique = name
    for (let n = 2; this.#names.has(unique); n++) unique = `${stem}-${n}${ending}`
    this.#names.add(unique)
    return unique
  }
}
