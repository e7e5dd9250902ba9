import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'

const NEWLINE = 0x0a

/**
 * A checksum over the rows of a table in COPY format that does not depend on their order, which a restored
 * database does not preserve.
 */
export class RowSum {
  #row: Hash | undefined
  #high = 0n
  #low = 0n

  /** Adds a chunk; rows may span chunks. */
  add(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#part(chunk.subarray(start, end))
      this.#end()
      start = end + 1
    }
    if (start < chunk.length) this.#part(chunk.subarray(start))
  }

  digest(): string {
    return `${this.#high.toString(16)}-${this.#low.toString(16)}`
  }

  #part(bytes: Buffer): void {
    this.#row ??= createHash('sha256')
    this.#row.update(bytes)
  }

  #end(): void {
    const hash = (this.#row ?? createHash('sha256')).digest()
    this.#high = BigInt.asUintN(64, this.#high + hash.readBigUInt64BE(0))
    this.#low = BigInt.asUintN(64, this.#low + hash.readBigUInt64BE(8))
    this.#row = undefined
  }
}
