import { EVIDENCE_KINDS } from '@formwright/api'
import { cutFileName } from '@formwright/definition'
import { HttpError } from '../http/errors.ts'

/** Maximum length of a file name in bytes (UTF-8), as on most file systems. */
export const MAX_NAME_BYTES = 255

const BY_TYPE = new Map(Object.values(EVIDENCE_KINDS).map((kind) => [kind.type, kind]))

/** The evidence type for a detected content type; `undefined` if it is not accepted. */
export function evidenceType(contents: string): string | undefined {
  return Object.hasOwn(EVIDENCE_KINDS, contents) ? EVIDENCE_KINDS[contents]!.type : undefined
}

export function isShown(type: string): boolean {
  return BY_TYPE.get(type)?.shown === true
}

/**
 * The name under which a file is served: its extension matches the content, so that it cannot be mistaken for
 * a program. Adds a missing extension, and shortens long names before it.
 * @throws HttpError `unsupported-type` when the extension does not match
 */
export function nameForType(name: string, type: string): string {
  const endings = BY_TYPE.get(type)?.endings ?? []
  const plain = name
    .replaceAll(UNSAFE, '_')
    .replaceAll(INVISIBLE, '')
    .replace(/[. ]+$/, '')
  const ending = /\.([a-z0-9_~-]{1,16})$/i.exec(plain)?.[1]?.toLowerCase()
  if (ending === undefined) return withEnding(plain || '_', type)
  if (endings.includes(ending)) return cutFileName(plain, MAX_NAME_BYTES)
  const fitting = endings.map((one) => `“.${one}”`).join(', ')
  throw new HttpError(
    'unsupported-type',
    `The name ends in “.${ending}”, but what the file holds goes with ${fitting}: rename it`,
    { reason: 'ending', ending, endings },
  )
}

/** As `nameForType` for stored files: a wrong extension gets the right one appended. */
export function downloadName(name: string, type: string): string {
  try {
    return nameForType(name, type)
  } catch {
    return withEnding(name, type)
  }
}

function withEnding(name: string, type: string): string {
  return cutFileName(`${name}.${BY_TYPE.get(type)?.endings[0] ?? 'bin'}`, MAX_NAME_BYTES)
}

const UNSAFE = /[\p{Cc}/\\]/gu
/** Invisible characters and direction marks; joiners stay, because emoji use them. */
const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g
