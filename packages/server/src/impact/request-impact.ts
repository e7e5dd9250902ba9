import { sql } from 'kysely'
import type { Tx } from '../database/connect.ts'
import { draftHeadOf, lockEditableDraft } from '../definitions/drafts.ts'
import { addJob } from '../jobs/jobs.ts'
import type { CallOf } from '../routing/route.ts'

/** Number of runs kept per draft: the last one, and one to compare an edit with. */
const KEPT = 2

/** Queues an impact run for a draft; a running one is cancelled. */
export async function requestImpact({
  tx,
  params,
  person,
  record,
}: CallOf<'POST /definitions/drafts/:id/impact'>): Promise<{ id: string }> {
  const { id: draft, revision } = await lockEditableDraft(tx, params.id, person)
  await stopRuns(tx, draft)
  await forgetOldRuns(tx, draft)
  const made = await tx
    .insertInto('impact')
    .values({ draft, revision, by_user: person.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addJob(tx, 'impact', made)
  await record({ action: 'definition.impact', subject: draft, details: { revision } })
  return made
}

/** Cancels running impact runs. */
export async function cancelImpact({
  tx,
  params,
  person,
}: CallOf<'DELETE /definitions/drafts/:id/impact'>): Promise<{ cancelled: true }> {
  const { id: draft } = await draftHeadOf(tx, params.id, person)
  await stopRuns(tx, draft)
  return { cancelled: true }
}

async function stopRuns(tx: Tx, draft: string): Promise<void> {
  await tx
    .updateTable('impact')
    .set({ state: 'cancelled', finished_at: sql<Date>`now()` })
    .where('draft', '=', draft)
    .where('state', 'in', ['waiting', 'working'])
    .execute()
}

async function forgetOldRuns(tx: Tx, draft: string): Promise<void> {
  const old = await tx
    .selectFrom('impact')
    .select('id')
    .where('draft', '=', draft)
    .orderBy(sql`state = 'done'`, 'desc')
    .orderBy('at', 'desc')
    .offset(KEPT - 1)
    .execute()
  if (old.length === 0) return
  const ids = old.map(({ id }) => id)
  await tx.deleteFrom('impact').where('id', 'in', ids).execute()
}
