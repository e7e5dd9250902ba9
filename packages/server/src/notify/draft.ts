import type { DraftNotificationKind } from '@formwright/api'
import type { Kysely } from 'kysely'
import { TZDate } from '@date-fns/tz'
import { formAdminsOf } from '../access/holders.ts'
import { publish } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'
import { addJob } from '../jobs/jobs.ts'

/** Who took a step, and is not told of it; no id: it happened by itself, and they are told, too. */
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
  /** What was said with it. */
  readonly text: string
  /** When it is published, an ISO time; empty where no time was set. */
  readonly at: string
  /** The clock of the form: by whose an email is read is not known. */
  readonly timeZone: string
  readonly publicUrl: string
}

/**
 * Notifies the form administrators whom a step of a draft concerns, in the site and by email: of one that
 * waits for review those who may agree to it, of what follows everybody who had a hand in the draft.
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

/** Who began, changed, reviewed or commented on a draft. */
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
