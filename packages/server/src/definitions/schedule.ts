import { sql } from 'kysely'
import { isFormAdmin } from '../access/people.ts'
import { readPerson } from '../access/read-person.ts'
import { record } from '../audit/trail.ts'
import { inTransaction } from '../database/transaction.ts'
import { HttpError } from '../http/errors.ts'
import type { Services } from '../services.ts'
import { publishDraft } from './publish.ts'
import { notifyOfStep } from './notify-of-step.ts'

type Publishing = Pick<Services, 'db' | 'checks' | 'settings'>

/**
 * Publishes drafts that are due, each in its own transaction. One that the gate rejects is unscheduled, and
 * its authors are notified.
 */
export async function publishDue(services: Publishing): Promise<void> {
  const { db } = services
  const due = await db
    .selectFrom('definition_draft')
    .select('id')
    .where('state', '=', 'approved')
    .where('publish_at', '<=', sql<Date>`now()`)
    .execute()
  for (const { id } of due) {
    try {
      await publishOne(services, id)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      await postpone(services, id, error)
    }
  }
}

async function publishOne({ db, checks, settings }: Publishing, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    // another process may be publishing it
    const draft = await tx
      .selectFrom('definition_draft')
      .select(['form', 'scheduled_by'])
      .where('id', '=', id)
      .where('state', '=', 'approved')
      .where('publish_at', '<=', sql<Date>`now()`)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!draft) return
    const person = draft.scheduled_by ? await readPerson(tx, draft.scheduled_by) : undefined
    if (!person || !isFormAdmin(person, draft.form))
      throw new HttpError('forbidden', 'Who scheduled it no longer looks after this form')
    const { draft: published, digest } = await publishDraft(tx, checks, id, person)
    const { form, edition } = published
    await record(tx, {
      actor: person,
      action: 'definition.publish',
      subject: id,
      details: { form, edition, digest, scheduled: true },
    })
    await notifyOfStep(tx, settings, 'definition.publish', {
      draft: published,
      by: { id: null, name: person.name },
    })
  })
}

async function postpone({ db, settings }: Publishing, id: string, error: HttpError): Promise<void> {
  await inTransaction(db, async (tx) => {
    const draft = await tx
      .updateTable('definition_draft')
      .set({ publish_at: null, state: 'editing' })
      .where('id', '=', id)
      .where('publish_at', 'is not', null)
      .returningAll()
      .executeTakeFirst()
    if (!draft?.scheduled_by) return
    await tx
      .insertInto('definition_note')
      .values({ draft: id, what: 'not-published', note: error.message, by_user: draft.scheduled_by })
      .execute()
    await record(tx, {
      actor: null,
      action: 'definition.unschedule',
      subject: id,
      details: { form: draft.form, edition: draft.edition, why: error.message },
    })
    await notifyOfStep(tx, settings, 'definition.unschedule', {
      draft,
      by: { id: null, name: '' },
      text: error.message,
    })
  })
}
