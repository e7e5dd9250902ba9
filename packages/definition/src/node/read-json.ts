import { open } from 'node:fs/promises'
import { roundedIn } from '../text/rounded.ts'
import type { RoundedNumber } from '../text/rounded.ts'
import { scanJson } from '../json/scan.ts'
import { JsonSource } from '../json/source.ts'

/** Why an input cannot be used at all; the command line turns it into exit code 2. */
export type Unusable =
  | 'not-found'
  | 'not-a-form'
  | 'too-many-files'
  | 'too-large'
  | 'not-readable'
  | 'not-utf8'
  | 'json'
  | 'not-writable'
  | 'not-answers'
  | 'no-answers'
  | 'edition-unreadable'
  | 'other-form'
  | 'other-edition'
  | 'workbook'

/** An unusable input: which file, where and why; shown to users without a stack trace. */
export class UnusableInput extends Error {
  readonly file: string
  readonly reason: Unusable
  readonly detail: string
  readonly line?: number
  readonly column?: number
  readonly syntax?: string
  /** Values for the placeholders of the syntax error's text. */
  readonly params?: Readonly<Record<string, string>>

  constructor(
    file: string,
    reason: Unusable,
    detail = '',
    position?: { line: number; column: number; syntax: string; params?: Readonly<Record<string, string>> },
  ) {
    super(`${file}: ${reason} ${detail}`)
    this.name = 'UnusableInput'
    this.file = file
    this.reason = reason
    this.detail = detail
    if (position) {
      this.line = position.line
      this.column = position.column
      this.syntax = position.syntax
      if (position.params) this.params = position.params
    }
  }
}

export interface ReadOptions {
  /** Larger files are refused before they are read. Bytes. */
  readonly maxBytes?: number
  /** The file was written by a program: skip the check for duplicate keys, which takes most of the time. */
  readonly quick?: boolean
  /** Called for numbers that lose precision; without it such a file is refused. */
  readonly onRounded?: (numbers: readonly RoundedNumber[]) => void
}

/** A complete declaration is under 200 kB; this leaves room for thousands of list rows. */
const MAX_ANSWERS_BYTES = 16 * 1024 * 1024

/**
 * Reads a JSON file of answers in bounded time and memory.
 * @throws UnusableInput naming file, line and column
 */
export async function readJsonFile(path: string, options: ReadOptions = {}): Promise<unknown> {
  const limit = options.maxBytes ?? MAX_ANSWERS_BYTES
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UnusableInput(path, error.code === 'ENOENT' ? 'not-found' : 'not-readable', error.code)
  })
  try {
    const info = await handle.stat()
    if (info.isDirectory()) throw new UnusableInput(path, 'not-readable', 'EISDIR')
    if (info.size > limit) throw new UnusableInput(path, 'too-large', `${info.size} > ${limit}`)
    const text = decode(path, await handle.readFile())
    return (options.quick ? quickly(text) : undefined) ?? parse(path, text, options.onRounded)
  } finally {
    await handle.close()
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnusableInput(path, 'not-utf8')
  }
}

/** Far beyond any answers; anything larger uses the slower parser. */
const QUICK = { depth: 200, values: 1_000_000, members: 100_000 }

/** The value of valid JSON within the limits; `undefined` if the slower parser has to report a problem. */
function quickly(text: string): unknown {
  try {
    const { beyond, inexact } = scanJson(text, QUICK)
    return beyond === undefined && inexact.length === 0 ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

function parse(path: string, text: string, onRounded: ReadOptions['onRounded']): unknown {
  const source = new JsonSource(path, text)
  const syntax = source.problems[0]
  if (syntax) {
    const { line, column } = source.positionAt(syntax.offset, syntax.length)
    throw new UnusableInput(path, 'json', syntax.detail, {
      line,
      column,
      syntax: syntax.code,
      params: {
        detail: syntax.detail,
        suggestion: syntax.suggestion ?? '',
        line: syntax.other === undefined ? '' : String(source.positionAt(syntax.other, 1).line),
      },
    })
  }
  const rounded = roundedIn(source)
  if (onRounded && rounded.length > 0) onRounded(rounded)
  else if (rounded[0]) {
    const { position, params } = rounded[0]
    const { line, column } = position
    throw new UnusableInput(path, 'json', params.value, { line, column, syntax: 'number-rounded', params })
  }
  return JSON.parse(source.text)
}
