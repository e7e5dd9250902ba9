import { numberText } from './number-text.ts'
import { scanJson } from '../json/scan.ts'
import type { JsonSource, Position } from '../json/source.ts'

/** A number that is read as another, as it has more digits than are kept (2^53 + 1, an identity number). */
export interface RoundedNumber {
  readonly pointer: string
  readonly position: Position
  readonly params: {
    /** As it is written. */
    readonly value: string
    /** As it is read. */
    readonly read: string
  }
}

/** What was read already is within the limits of its kind of file. */
const ANY = {
  depth: Number.POSITIVE_INFINITY,
  values: Number.POSITIVE_INFINITY,
  members: Number.POSITIVE_INFINITY,
}

/** The numbers of a file that are read as others. */
export function roundedIn(source: JsonSource): RoundedNumber[] {
  return scanJson(source.text, ANY).inexact.map((pointer) => {
    const position = source.positionOf(pointer)
    const value = source.text.slice(position.offset, position.offset + position.length)
    return { pointer, position, params: { value, read: asRead(value) } }
  })
}

/** What a number is read as where that is another than is written. */
export function roundedTo(written: string): string | undefined {
  return scanJson(written, ANY).inexact.length === 0 ? undefined : asRead(written)
}

function asRead(written: string): string {
  const read = Number(written)
  if (!Number.isFinite(read)) return '∞'
  return Number.isInteger(read) ? String(BigInt(read)) : numberText(read)
}
