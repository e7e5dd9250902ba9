import { EVIDENCE_KINDS } from '@formwright/api'
import { cutFileName } from '@formwright/definition'
import { HttpError } from '../http/errors.ts'

/** Bytes (UTF-8) that the name of a file may have: what the file systems of Linux and most others take. */
export const MAX_NAME_BYTES = 255

const BY_TYPE = new Map(Object.values(EVIDENCE_KINDS).map((kind) => [kind.type, kind]))

/** The type of evidence whose contents `file-type` calls so; `undefined` for what is no evidence. */
export function evidenceType(contents: string): string | undefined {
  return Object.hasOwn(EVIDENCE_KINDS, contents) ? EVIDENCE_KINDS[contents]!.type : undefined
}

export function isShown(type: string): boolean {
  return BY_TYPE.get(type)?.shown === true
}

/**
 * The name under which a file is handed out: its ending belongs to what the file holds, so that no system
 * takes it for a program. A name without an ending gets one, one that is too long is cut before its ending.
 * @throws HttpError `unsupported-type` when the ending belongs to something else
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

/**
 * As `nameForType`, of a file that was named before: an ending that belongs to something else gets the right
 * one behind it.
 */
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
/**
 * Marks that change the order in which a name is read, or cannot be seen; joiners stay, as emoji are made
 * with them.
 */
const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g
