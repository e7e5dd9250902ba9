import type { SavedView } from '@formwright/api'
import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { applyPatch, diffBothWays, diffDocuments, mergeAnswers } from '@formwright/engine'
import type { Conflict, Operation } from '@formwright/engine'
import { rightsOf } from '../access/people.ts'
import { readPerson } from '../access/read-person.ts'
import type { Tables } from '../database/tables.ts'
import { HttpError } from '../http/errors.ts'
import { refuseUnfitAttachments } from './attachments.ts'
import { compareAndWrite } from './compare-and-write.ts'
import type { Save } from './compare-and-write.ts'
import { refuseForbidden } from './forbidden.ts'
import { originsAfter } from './origins.ts'
import { answersAt } from './past-answers.ts'
import { movedAnnotations } from './moved-annotations.ts'
import { answersSent } from './stated-edition.ts'
import { termsOf } from '../admission/deadline.ts'
import { readApplication } from '../admission/store.ts'

/**
 * Saves a change, merging concurrent changes by field; if both changed a field differently, the save is
 * rejected as a conflict and nothing is written. An acknowledged save is on disk. Optimistic: if another save
 * comes first, it is retried on the new revision with the person's current rights.
 * @throws HttpError
 */
export async function save(db: Kysely<Tables>, request: Save): Promise<SavedView> {
  let requested = request
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const saved = await saveOn(db, requested, tries > 0)
    if (saved) return saved
    const [row, person] = await Promise.all([
      readApplication(db, request.row.id),
      readPerson(db, request.person.id),
    ])
    if (!person) throw new HttpError('not-signed-in', 'Sign in first')
    if (!row) throw new HttpError('not-found', 'There is no such application')
    if (row.edition !== request.row.edition) throw staleEdition(row.edition)
    requested = { ...request, row, person }
  }
  throw new HttpError('too-many', 'Many people save at once: try again in a moment')
}

/** Saves on the application as it was read; `undefined` if it changed in the meantime. */
async function saveOn(db: Kysely<Tables>, request: Save, again: boolean): Promise<SavedView | undefined> {
  const { row, person, bundle, form } = request
  if (request.base > row.revision)
    throw new HttpError(
      'unprocessable',
      `Revision ${request.base} does not exist: the application is at ${row.revision}`,
    )
  const isLatest = request.base === row.revision
  const base = isLatest ? row.answers : await answersAt(db, row.id, row, request.base)
  const mine = answersSent(patchedAnswers(base, request.patch), bundle)
  // large answers take tens of milliseconds per step: yield to other requests
  await othersFirst()
  if ((again || !isLatest) && (await isSaved(db, row.id, request.key)))
    return { revision: row.revision, patch: diffDocuments(mine, row.answers) }
  const { document, conflicts } = isLatest
    ? { document: mine, conflicts: [] }
    : mergeAnswers(form, { base, mine, theirs: row.answers, terms: termsOf(row, bundle) })
  await othersFirst()
  if (conflicts.length > 0) throw conflictError(conflicts, row.revision)
  const rights = rightsOf(person, bundle.form, row)
  const { patch, undo } = diffBothWays(row.answers, document)
  refuseForbidden(patch, row.answers, document, rights)
  const evidence = await refuseUnfitAttachments(db, row.id, row.answers, document)
  const origins =
    request.origins && originsAfter(row.origins, request.origins, { document, edit: rights.edit })
  if (patch.length === 0 && !origins)
    return { revision: row.revision, patch: isLatest ? [] : diffDocuments(mine, row.answers) }
  const revision = patch.length === 0 ? row.revision : row.revision + 1
  const remarks = await movedAnnotations(db, bundle, row, { document, patch })
  await othersFirst()
  const written = await compareAndWrite(db, request, {
    revision,
    document,
    patch,
    undo,
    evidence,
    origins,
    remarks,
  })
  // on the latest revision, the caller already has the resulting document
  return written ? { revision, patch: isLatest ? [] : diffDocuments(mine, document) } : undefined
}

/**
 * Rejects a save made on an earlier version of the edition, where pointers may have other meanings. The
 * client converts its answers to the corrected form and sends them again.
 * @throws HttpError
 */
export async function refuseOutdated(
  db: Kysely<Tables>,
  { id, edition, revision }: Save['row'],
  made: { readonly base: number; readonly edition?: string | undefined },
): Promise<void> {
  if (made.edition !== undefined && made.edition !== edition) throw staleEdition(edition)
  // the client has to fetch the corrected answers first: a patch on earlier ones fits neither version
  if (made.base === revision) return
  const correction = await db
    .selectFrom('correction')
    .select('id')
    .where('application', '=', id)
    .where('state', '=', 'made')
    .where('revision', '>', made.base)
    .limit(1)
    .executeTakeFirst()
  if (correction) throw staleEdition(edition)
}

function staleEdition(edition: string): HttpError {
  return new HttpError('stale', 'The form was corrected meanwhile: go on with the corrected one', { edition })
}

/** Whether the save with this key was already applied. */
async function isSaved(db: Kysely<Tables>, id: string, key: string): Promise<boolean> {
  const made = await db
    .selectFrom('change')
    .select('revision')
    .where('application', '=', id)
    .where('key', '=', key)
    .executeTakeFirst()
  return made !== undefined
}

/** Maximum number of retries; more concurrent saves do not occur. */
const MAX_TRIES = 50

function patchedAnswers(base: unknown, patch: readonly Operation[]): unknown {
  try {
    return applyPatch(base, patch)
  } catch (error) {
    throw new HttpError(
      'unprocessable',
      error instanceof RangeError ? error.message : 'The patch does not fit the revision that it names',
    )
  }
}

function conflictError(conflicts: readonly Conflict[], revision: number): HttpError {
  return new HttpError('conflict', 'Somebody else changed the same field: decide which value stands', {
    revision,
    conflicts: conflicts.map(({ pointer, base, mine, theirs }) => ({
      pointer,
      base: base ?? null,
      mine: mine ?? null,
      theirs: theirs ?? null,
    })),
  })
}
