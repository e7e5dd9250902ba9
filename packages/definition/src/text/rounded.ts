import { numberText } from './number-text.ts'
import { scanJson } from '../json/scan.ts'
import type { JsonSource, Position } from '../json/source.ts'

/**
 * A number that loses precision when parsed, because it has more digits than a double keeps (2^53 + 1, an
 * identity number).
 */
export interface RoundedNumber {
  readonly pointer: string
  readonly position: Position
  readonly params: {
    /** As written. */
    readonly value: string
    /** As parsed. */
    readonly read: string
  }
}

/** No limits: the text was already accepted for its kind of file. */
const ANY = {
  depth: Number.POSITIVE_INFINITY,
  values: Number.POSITIVE_INFINITY,
  members: Number.POSITIVE_INFINITY,
}

/** The numbers of a file that lose precision when parsed. */
export function roundedIn(source: JsonSource): RoundedNumber[] {
  return scanJson(source.text, ANY).inexact.map((pointer) => {
    const position = source.positionOf(pointer)
    const value = source.text.slice(position.offset, position.offset + position.length)
    return { pointer, position, params: { value, read: asRead(value) } }
  })
}

/** The parsed value of a number as text, if it differs from the written one. */
export function roundedTo(written: string): string | undefined {
  return scanJson(written, ANY).inexact.length === 0 ? undefined : asRead(written)
}

function asRead(written: string): string {
  const read = Number(written)
  if (!Number.isFinite(read)) return '∞'
  return Number.isInteger(read) ? String(BigInt(read)) : numberText(read)
}
