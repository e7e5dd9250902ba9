import type { Kysely } from 'kysely'
import {
  attachmentEntries,
  attachmentPointer,
  ATTACHMENTS,
  below,
  equal,
  isObject,
  namedFiles,
  valueAt,
} from '@formwright/definition'
import type { Tables } from '../database/tables.ts'
import type { Reader } from '../database/connect.ts'
import { MAX_NAME_BYTES, nameForType } from '../files/kinds.ts'
import { HttpError } from '../http/errors.ts'
import { refuseAbove } from '../settings/limits.ts'
import type { Limits } from '../settings/limits.ts'

/** A file as an answers document names it: its hash, how it is called there, and the field that it proves. */
export interface Attachment {
  readonly sha256: string
  readonly name: string
  readonly target: string
  readonly options?: readonly string[]
}

/**
 * The attachments of a document that say which file and what it proves; one without a name is called by its
 * hash.
 */
export function attachmentsIn(answers: unknown): Attachment[] {
  return namedFiles(answers).flatMap(({ sha256, name = sha256, target, options }) =>
    target === undefined ? [] : [{ sha256, name, target, ...(options ? { options } : {}) }],
  )
}

/**
 * Evidence is named by its hash: only what was uploaded to this application may be named in it, under a name
 * that file systems take and whose ending belongs to what the file holds. What was there before is not looked
 * at again. Gives the hashes of what is new.
 * @throws HttpError
 */
export async function refuseUnfitAttachments(
  db: Kysely<Tables>,
  id: string,
  before: unknown,
  after: unknown,
): Promise<string[]> {
  refuseUnreadable(before, after)
  const known = new Set(namedFiles(before).map(({ sha256, name }) => `${sha256}/${name}`))
  const added = namedFiles(after).filter(({ sha256, name }) => !known.has(`${sha256}/${name}`))
  if (added.length === 0) return []
  const long = added.filter(({ name = '' }) => Buffer.byteLength(name) > MAX_NAME_BYTES)
  if (long.length > 0)
    throw new HttpError(
      'unprocessable',
      `The name of a file is longer than ${MAX_NAME_BYTES} bytes ` +
        `(about ${Math.floor(MAX_NAME_BYTES / 3)} Han characters): shorten it`,
      { pointers: long.map(({ index }) => below(attachmentPointer(index), 'name')) },
    )
  const uploaded = await db
    .selectFrom('application_file')
    .innerJoin('content', 'content.sha256', 'application_file.sha256')
    .select(['application_file.sha256', 'type'])
    .where('application', '=', id)
    .where(
      'application_file.sha256',
      'in',
      added.map(({ sha256 }) => sha256),
    )
    .execute()
  const types = new Map(uploaded.map(({ sha256, type }) => [sha256, type]))
  const missing = added.flatMap(({ sha256 }) => (types.has(sha256) ? [] : [sha256]))
  if (missing.length > 0)
    throw new HttpError(
      'unprocessable',
      'An attachment is named whose file has not been uploaded: upload it first',
      { missing: [...new Set(missing)] },
    )
  for (const { sha256, name, index } of added)
    if (name !== undefined) refuseUnfitName(name, types.get(sha256)!, index)
  return [...types.keys()]
}

const MEGABYTE = 1024 * 1024

/**
 * The files of an application may take so much.
 * @param more bytes that would come to them
 * @throws HttpError
 */
export async function refuseTooMuchEvidence(
  db: Reader,
  application: string,
  limits: Limits,
  more = 0,
): Promise<void> {
  const { bytes } = await db
    .selectFrom('application_file')
    .innerJoin('content', 'content.sha256', 'application_file.sha256')
    .select(({ fn }) => fn.sum<string | null>('size').as('bytes'))
    .where('application', '=', application)
    .executeTakeFirstOrThrow()
  refuseAbove(limits, 'evidence', (Number(bytes ?? 0) + more) / MEGABYTE)
}

/**
 * What stands for a file says which one and what it proves: without a hash it would count as proof that
 * nobody can open.
 */
function refuseUnreadable(before: unknown, after: unknown): void {
  const list = valueAt(after, ATTACHMENTS)
  if (list === undefined || equal(list, valueAt(before, ATTACHMENTS))) return
  const known = attachmentEntries(before)
  const pointers = Array.isArray(list)
    ? list.flatMap((entry, index) =>
        isReadable(entry) || known.some((other) => equal(other, entry)) ? [] : [below(ATTACHMENTS, index)],
      )
    : [ATTACHMENTS]
  if (pointers.length > 0)
    throw new HttpError(
      'unprocessable',
      'An attachment says with texts which file it is (sha256), what it proves (target) and how it is ' +
        'called (name); size is a number of bytes',
      { pointers: pointers.slice(0, MAX_POINTERS) },
    )
}

/** More places than these are not named. */
const MAX_POINTERS = 100

function isReadable(entry: unknown): boolean {
  if (!isObject(entry)) return false
  const { sha256, target, id, name, type, size } = entry as Readonly<Record<string, unknown>>
  return (
    [sha256, target].every((text) => typeof text === 'string') &&
    [id, name, type].every((text) => text === undefined || typeof text === 'string') &&
    (size === undefined || (Number.isSafeInteger(size) && (size as number) >= 0))
  )
}

function refuseUnfitName(name: string, type: string, index: number): void {
  try {
    nameForType(name, type)
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    throw new HttpError('unprocessable', error.message, {
      ...error.details,
      pointers: [below(attachmentPointer(index), 'name')],
    })
  }
}
