import type { DraftNotificationKind } from '@formwright/api'
import type { Kysely } from 'kysely'
import { TZDate } from '@date-fns/tz'
import { formAdminsOf } from '../access/holders.ts'
import { publish } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'
import { addJob } from '../jobs/jobs.ts'

/** Who took a step and is therefore not notified; without an id it was automatic, and everybody is. */
export interface DraftActor {
  readonly id: string | null
  readonly name: string
}

interface DraftNotification {
  readonly draft: {
    readonly id: string
    readonly form: string
    readonly edition: string
    readonly title: string
    readonly changed_by: string
  }
  readonly by: DraftActor
  /** The comment given with the step. */
  readonly text: string
  /** Time of publication in ISO format; empty if none is set. */
  readonly at: string
  /** Time zone of the form, because the reader's is unknown. */
  readonly timeZone: string
  readonly publicUrl: string
}

/**
 * Notifies the form administrators concerned by a step of a draft, in the site and by email: for a review
 * those who may approve it, otherwise everybody who took part in the draft.
 */
export async function notifyOfDraft(
  db: Kysely<Tables>,
  kind: DraftNotificationKind,
  { draft, by, text, at, timeZone, publicUrl }: DraftNotification,
): Promise<void> {
  const admins = await formAdminsOf(db, draft.form)
  const concerned = kind === 'definition.ask' ? undefined : await participantsOf(db, draft.id)
  const readers = admins.filter(
    ({ id }) => id !== by.id && (concerned ? concerned.has(id) : id !== draft.changed_by),
  )
  const details = { title: draft.title, edition: draft.edition, by: by.name, text, at }
  for (const { id, email } of readers) {
    await db
      .insertInto('notification')
      .values({
        user_id: id,
        kind,
        application: null,
        draft: draft.id,
        details: JSON.stringify(details),
      })
      .execute()
    await publish(db, { kind: 'notification', user: id })
    const address = `${publicUrl}/definitions/${draft.id}`
    const values = { ...details, at: at === '' ? '' : new TZDate(at, timeZone).toISOString(), address }
    await addJob(db, 'site-email', { to: email, kind, values })
  }
}

/** Everybody who created, changed, reviewed or commented on a draft. */
async function participantsOf(db: Kysely<Tables>, draft: string): Promise<ReadonlySet<string>> {
  const people = await db
    .selectFrom('definition_draft')
    .select('created_by as person')
    .where('id', '=', draft)
    .union(db.selectFrom('definition_step').select('by_user as person').where('draft', '=', draft))
    .union(db.selectFrom('definition_note').select('by_user as person').where('draft', '=', draft))
    .union(db.selectFrom('definition_comment').select('by_user as person').where('draft', '=', draft))
    .execute()
  return new Set(people.map(({ person }) => person))
}
