import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate'
import type { FormBundle, Json } from '@formwright/definition'
import type { CellContent } from '../view/sheet-view.ts'

/** Name of the hidden sheet that holds the exported answers. */
export const BASE_SHEET = '_formwright'

/** The metadata of an exported workbook. */
export interface Base {
  readonly form: string
  readonly title: string
  readonly edition: string
  readonly digest: string
  /** The exported answers; `undefined` if they can no longer be read. */
  readonly answers?: Json
}

/**
 * The rows of the base sheet. The exported answers are stored in the workbook, so that on import only cells
 * that somebody changed count as changed.
 */
export function baseRows(bundle: FormBundle, answers: unknown): CellContent[][] {
  const packed = toBase64(zlibSync(strToU8(JSON.stringify(answers ?? {}))))
  const parts = packed.match(/.{1,30000}/g) ?? []
  return [
    ['formwright', 1],
    [bundle.form.id, bundle.form.title],
    [bundle.edition.edition],
    [bundle.digest],
    ...parts.map((part) => [part]),
  ]
}

export function readBase(rows: readonly (readonly CellContent[])[]): Base | undefined {
  const [[mark] = [], [form, title] = [], [edition] = [], [digest] = [], ...parts] = rows
  if (mark !== 'formwright' || typeof form !== 'string') return undefined
  const answers = unpack(parts.map(([part]) => String(part ?? '')).join(''))
  return {
    form,
    title: String(title ?? form),
    edition: String(edition ?? ''),
    digest: String(digest ?? ''),
    ...(answers === undefined ? {} : { answers }),
  }
}

/** Maximum unpacked size of the answers in bytes; larger ones were not exported by this package. */
const MAX_ANSWERS = 32 * 1024 * 1024

function unpack(packed: string): Json | undefined {
  try {
    const bytes = unzlibSync(fromBase64(packed), {
      out: new Uint8Array(Math.min(MAX_ANSWERS, packed.length * 1000)),
    })
    const answers = JSON.parse(strFromU8(bytes)) as Json
    return typeof answers === 'object' && answers !== null ? answers : undefined
  } catch {
    return undefined
  }
}

function toBase64(bytes: Uint8Array): string {
  let characters = ''
  for (let at = 0; at < bytes.length; at += 8192)
    characters += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(characters)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
