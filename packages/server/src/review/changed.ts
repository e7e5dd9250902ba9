import type { ChangedView } from '@formwright/api'
import type { FormBundle } from '@formwright/definition'
import { changedSince, compareDocuments } from '@formwright/engine'
import { answersAtEach } from '../applications/past-answers.ts'
import type { CurrentAnswers } from '../applications/past-answers.ts'
import { answersInVersion, versionAt, versionsOf } from '../applications/versions.ts'
import type { VersionServices } from '../applications/versions.ts'
import { declaredAnswers } from '../admission/visibility.ts'
import type { ApplicationRow } from '../admission/store.ts'
import type { Reader } from '../database/connect.ts'

type ComparedApplication = CurrentAnswers &
  Pick<ApplicationRow, 'id' | 'edition' | 'region' | 'extended_until'>

/**
 * What the applicant changed since the last return, and which open notes were followed: the field of a note
 * is compared with its value when the note was written, across any number of returns.
 */
export async function changedSinceReturn(
  { db, editions }: VersionServices,
  row: ComparedApplication,
  bundle: FormBundle,
): Promise<ChangedView> {
  const returned = await lastReturn(db, row.id, bundle)
  if (!returned) return { since: null, changes: [], followed: [] }
  const notes = await openNotes(db, row.id)
  const revisions = new Set([returned.revision, ...notes.map(({ revision }) => revision)])
  const followed: string[] = []
  let changes: ChangedView['changes'] = []
  const versions = await versionsOf(db, row)
  for await (const { revision, answers } of answersAtEach(db, row.id, row, [...revisions])) {
    const atReturn = await answersInVersion(editions, bundle, versionAt(versions, revision), answers)
    if (revision === returned.revision)
      changes = compareDocuments(
        bundle,
        declaredAnswers(bundle, row, atReturn),
        declaredAnswers(bundle, row, row.answers),
      ).map(({ pointer, before, after }) => ({
        pointer,
        before: before ?? null,
        after: after ?? null,
      }))
    const about = notes.filter((note) => note.revision === revision)
    const isChanged = changedSince(bundle, atReturn, row.answers)
    followed.push(...about.flatMap(({ id, pointer }) => (isChanged(pointer) ? [id] : [])))
  }
  return { since: returned.at.toISOString(), changes, followed }
}

async function lastReturn(db: Reader, application: string, { form: { workflow } }: FormBundle) {
  const returns = Object.values(workflow?.states ?? {}).flatMap(({ transitions = [] }) =>
    transitions.filter(({ requires }) => requires?.includes('notes')).map(({ id }) => id),
  )
  if (returns.length === 0) return undefined
  return db
    .selectFrom('event')
    .select(['revision', 'at'])
    .where('application', '=', application)
    .where('transition', 'in', returns)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Published, unresolved notes, with the revision at which each was written. */
async function openNotes(db: Reader, application: string) {
  const notes = await db
    .selectFrom('comment')
    .select(({ selectFrom }) => [
      'id',
      'pointer',
      selectFrom('change')
        .select(({ fn }) => fn.max('revision').as('revision'))
        .whereRef('change.application', '=', 'comment.application')
        .whereRef('change.at', '<=', 'comment.at')
        .as('revision'),
    ])
    .where('application', '=', application)
    .where('kind', '=', 'note')
    .where('published', '=', true)
    .where('resolved_at', 'is', null)
    .execute()
  return notes.map(({ revision, ...note }) => ({ ...note, revision: revision ?? 0 }))
}
