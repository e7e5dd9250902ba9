import type { impactRoutes } from '@formwright/api'
import { sql } from 'kysely'
import type { Tx } from '../database/connect.ts'
import { draftHeadOf, draftOf, underWork } from '../definitions/drafts.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { differencesOf } from './differences.ts'
import { latestOf, linesOf, viewOf } from './view.ts'

/** Runs of one draft that are kept: the last one, and one before it that an edit is compared with. */
const KEPT = 2

/** What a draft would mean for stored applications: asked for, worked out in the queue, stopped, read. */
export function impactHandlers({ db, checks, editions }: RouteServices): Handlers<typeof impactRoutes> {
  return {
    'GET /definitions/drafts/:id/differences': async ({ params, person }) =>
      differencesOf(db, checks, await draftOf(db, params.id, person)),
    'GET /definitions/drafts/:id/impact': async ({ params, person }) => {
      const draft = await draftHeadOf(db, params.id, person)
      return viewOf(db, draft, await latestOf(db, draft.id))
    },
    'POST /definitions/drafts/:id/impact': async ({ tx, params, person, record }) => {
      const { id: draft, revision } = await underWork(tx, params.id, person)
      await stopRuns(tx, draft)
      const old = await tx
        .selectFrom('impact')
        .select('id')
        .where('draft', '=', draft)
        .orderBy(sql`state = 'done'`, 'desc')
        .orderBy('at', 'desc')
        .offset(KEPT - 1)
        .execute()
      if (old.length > 0)
        await tx
          .deleteFrom('impact')
          .where(
            'id',
            'in',
            old.map(({ id }) => id),
          )
          .execute()
      const made = await tx
        .insertInto('impact')
        .values({ draft, revision, by_user: person.id })
        .returning('id')
        .executeTakeFirstOrThrow()
      await addJob(tx, 'impact', made)
      await record({ action: 'definition.impact', subject: draft, details: { revision } })
      return made
    },
    'DELETE /definitions/drafts/:id/impact': async ({ tx, params, person }) => {
      const { id: draft } = await draftHeadOf(tx, params.id, person)
      await stopRuns(tx, draft)
      return { cancelled: true }
    },
    'GET /definitions/drafts/:id/impact/lines': async ({ params, query, person }) => {
      const draft = await draftHeadOf(db, params.id, person)
      return linesOf({ db, editions, person }, await latestOf(db, draft.id), query)
    },
  }
}

async function stopRuns(tx: Tx, draft: string): Promise<void> {
  await tx
    .updateTable('impact')
    .set({ state: 'cancelled', finished_at: sql<Date>`now()` })
    .where('draft', '=', draft)
    .where('state', 'in', ['waiting', 'working'])
    .execute()
}
