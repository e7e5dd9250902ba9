import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely, UpdateObject } from 'kysely'
import { diffBothWays, titleOf } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { termsOf } from '../admission/deadline.ts'
import { progressOf } from '../admission/store.ts'
import type { ApplicationRow } from '../admission/store.ts'
import { publish } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'

interface NewRevision {
  readonly form: Form
  readonly answers: unknown
  /** The account that makes the change. */
  readonly by: string
  /** What causes the revision; prefix of its key. */
  readonly cause: string
  /** Other columns to update with it. */
  readonly beside?: UpdateObject<Tables, 'application'>
}

/**
 * Stores answers of a locked application as a new revision, with history and live message. Returns the
 * updated application.
 */
export async function storeRevision(
  tx: Kysely<Tables>,
  row: ApplicationRow,
  { form, answers, by, cause, beside }: NewRevision,
): Promise<ApplicationRow> {
  const { patch, undo } = diffBothWays(row.answers, answers)
  const key = `${cause}-${randomUUID()}`
  const now = {
    ...row,
    answers,
    revision: row.revision + 1,
    title: titleOf(form.bundle, answers),
    progress: progressOf(form, answers, termsOf(row, form.bundle)),
  }
  await tx
    .updateTable('application')
    .set({
      ...beside,
      answers: JSON.stringify(answers),
      revision: now.revision,
      title: now.title,
      progress: JSON.stringify(now.progress),
      changed_at: sql`now()`,
    })
    .where('id', '=', row.id)
    .execute()
  await tx
    .insertInto('change')
    .values({
      application: row.id,
      revision: now.revision,
      key,
      patch: JSON.stringify(patch),
      undo: JSON.stringify(undo),
      by_user: by,
    })
    .execute()
  await publish(tx, { kind: 'application', id: row.id, revision: now.revision, by, key })
  return now
}
