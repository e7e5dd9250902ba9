import { below } from './pointer.ts'

/** Limits for a JSON text. They bound the time and stack needed to parse and to walk it. */
export interface JsonLimits {
  /** Nesting depth of arrays and objects. */
  readonly depth: number
  /** Number of strings, numbers, literals, arrays and objects. */
  readonly values: number
  /** Members of one object: looking many up takes longer than so many entries of a list. */
  readonly members: number
}

export interface ScannedJson {
  /** The limit that was exceeded; scanning stopped there. */
  readonly beyond?: keyof JsonLimits
  /** Pointers of numbers that a double cannot represent exactly. */
  readonly inexact: readonly string[]
}

/** More inexact numbers than these are not listed. */
const LISTED = 100

const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const ZERO = 0x30
const NINE = 0x39
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/** An array or object that is being scanned. */
interface Frame {
  readonly isObject: boolean
  index: number
  expectsKey: boolean
  keyStart: number
  keyEnd: number
}

/**
 * Looks through a text of JSON without building anything: how deep and how long it is, and which of its
 * numbers a double cannot hold (2^53+1, 1e400). Whether it is JSON at all is left to `JSON.parse`. Takes
 * linear time.
 */
export function scanJson(text: string, { depth, values, members }: JsonLimits): ScannedJson {
  const frames: Frame[] = []
  const inexact: string[] = []
  let count = 0
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const frame = frames.at(-1)
    if (code === QUOTE) {
      const end = closingQuote(text, at)
      if (frame?.expectsKey) {
        frame.expectsKey = false
        frame.keyStart = at
        frame.keyEnd = end
      } else count++
      at = end
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      const isObject = code === OPEN_BRACE
      frames.push({ isObject, index: 0, expectsKey: isObject, keyStart: 0, keyEnd: 0 })
      if (frames.length > depth) return { beyond: 'depth', inexact }
      count++
      at++
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      frames.pop()
      at++
    } else if (code === COMMA) {
      if (frame) frame.index++
      if (frame?.isObject) {
        frame.expectsKey = true
        if (frame.index >= members) return { beyond: 'members', inexact }
      }
      at++
    } else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      const end = endOfWord(text, at)
      if (inexact.length < LISTED && !isExact(text.slice(at, end))) inexact.push(pointerOf(text, frames))
      count++
      at = end
    } else if (code >= 0x61 && code <= 0x7a) {
      count++
      at = endOfWord(text, at)
    } else at++
    if (count > values) return { beyond: 'values', inexact }
  }
  return { inexact }
}

/** The index after the quote that closes a string. */
export function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end + 1
  }
  return text.length
}

/** The index after a number or a literal: letters, digits, signs and points. */
function endOfWord(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && isOfWord(text.charCodeAt(end))) end++
  return end
}

function isOfWord(code: number): boolean {
  return (
    (code >= ZERO && code <= NINE) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x2b ||
    code === MINUS ||
    code === 0x2e
  )
}

function pointerOf(text: string, frames: readonly Frame[]): string {
  return below(
    '',
    ...frames.map(({ isObject, index, keyStart, keyEnd }) =>
      isObject ? keyIn(text.slice(keyStart, keyEnd)) : index,
    ),
  )
}

function keyIn(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}

/** Every double keeps this many digits. */
const SURE_DIGITS = 15

/** True when reading a number and writing it again gives the same number, if in other digits (1.0, 1e2). */
function isExact(token: string): boolean {
  if (token.length <= SURE_DIGITS && !/[eE]/.test(token)) return true
  const value = Number(token)
  // anything that is not a number is reported by JSON.parse
  if (Number.isNaN(value)) return true
  if (!Number.isFinite(value)) return false
  const [written, kept] = [decimalOf(token), decimalOf(String(value))]
  return written.digits === kept.digits && written.exponent === kept.exponent
}

/** A number as an integer without leading or trailing zeros, and its power of ten. */
function decimalOf(token: string): { digits: string; exponent: number } {
  const [mantissa = '', power = '0'] = token.toLowerCase().split('e')
  const [whole = '', fraction = ''] = (mantissa.startsWith('-') ? mantissa.slice(1) : mantissa).split('.')
  const all = whole + fraction
  let start = 0
  while (all.charCodeAt(start) === ZERO) start++
  let end = all.length
  while (end > start && all.charCodeAt(end - 1) === ZERO) end--
  if (start === end) return { digits: '', exponent: 0 }
  return { digits: all.slice(start, end), exponent: Number(power) - fraction.length + all.length - end }
}
