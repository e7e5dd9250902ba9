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

/** An attachment in an answers document: hash, file name and target. */
export interface Attachment {
  readonly sha256: string
  readonly name: string
  readonly target: string
  readonly options?: readonly string[]
}

/** The attachments with a hash and a target; one without a name is named by its hash. */
export function attachmentsIn(answers: unknown): Attachment[] {
  return namedFiles(answers).flatMap(({ sha256, name = sha256, target, options }) =>
    target === undefined ? [] : [{ sha256, name, target, ...(options ? { options } : {}) }],
  )
}

/**
 * Checks new attachments: the file has to be uploaded to this application, and its name valid, with an
 * extension that matches the content. Existing ones are not checked again. Returns the hashes of new files.
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
 * Limits the total size of an application's files.
 * @param more additional bytes
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

/** Attachments need a hash and a target: without a hash one would count as evidence that cannot be opened. */
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

/** Maximum number of pointers that are named. */
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
