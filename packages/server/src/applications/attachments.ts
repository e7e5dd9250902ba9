import type { Kysely } from 'kysely'
import { namedFiles } from '@formwright/definition'
import type { Tables } from '../database/tables.ts'
import { MAX_NAME_BYTES, nameForType } from '../files/kinds.ts'
import { HttpError } from '../http/errors.ts'

/** A file as an answers document names it: its hash, how it is called there, and the field that it proves. */
export interface Attachment {
  readonly sha256: string
  readonly name: string
  readonly target: string
}

/** The attachments of a document that say which file, how it is called and what it proves. */
export function attachmentsIn(answers: unknown): Attachment[] {
  return namedFiles(answers).flatMap(({ sha256, name, target }) =>
    name === undefined || target === undefined ? [] : [{ sha256, name, target }],
  )
}

/**
 * Evidence is named by its hash: only what was uploaded to this application may be named in it, under a name that
 * file systems take and whose ending belongs to what the file holds. What was there before is not looked at again.
 * Gives the hashes of what is new.
 * @throws HttpError
 */
export async function refuseUnfitAttachments(
  db: Kysely<Tables>,
  id: string,
  before: unknown,
  after: unknown,
): Promise<string[]> {
  const known = new Set(namedFiles(before).map(({ sha256, name }) => `${sha256}/${name}`))
  const added = namedFiles(after).filter(({ sha256, name }) => !known.has(`${sha256}/${name}`))
  if (added.length === 0) return []
  const long = added.filter(({ name = '' }) => Buffer.byteLength(name) > MAX_NAME_BYTES)
  if (long.length > 0)
    throw new HttpError(
      'unprocessable',
      `The name of a file is longer than ${MAX_NAME_BYTES} bytes (about ${Math.floor(MAX_NAME_BYTES / 3)} Han characters): shorten it`,
      { pointers: long.map(({ index }) => `/attachments/${index}/name`) },
    )
  const held = await db
    .selectFrom('holding')
    .innerJoin('content', 'content.sha256', 'holding.sha256')
    .select(['holding.sha256', 'type'])
    .where('application', '=', id)
    .where(
      'holding.sha256',
      'in',
      added.map(({ sha256 }) => sha256),
    )
    .execute()
  const types = new Map(held.map(({ sha256, type }) => [sha256, type]))
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

function refuseUnfitName(name: string, type: string, index: number): void {
  try {
    nameForType(name, type)
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    throw new HttpError('unprocessable', error.message, {
      ...error.details,
      pointers: [`/attachments/${index}/name`],
    })
  }
}
