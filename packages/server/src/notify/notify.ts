import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { translationsOf } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { holdersOf } from '../access/holders.ts'
import { publish } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'
import { addJob } from '../jobs/jobs.ts'
import type { NotificationKind } from '@formwright/api'
import { maskReply } from '../privacy/mask-reply.ts'
import { notificationEmailOf } from './emails.ts'

interface Notification {
  readonly kind: NotificationKind
  readonly application: {
    readonly id: string
    readonly title: string
    readonly form: string
    readonly region: string
    readonly unit: string
    readonly state: string
    readonly demonstration: boolean
    readonly organisation: string
    readonly answers: unknown
  }
  readonly bundle: FormBundle
  /** Who caused it, and is not notified. */
  readonly by: { readonly id: string; readonly name: string }
  readonly details: Readonly<Record<string, Json>>
  readonly publicUrl: string
  /** Only those who may currently change it. */
  readonly toApplicants?: boolean
}

/** Notifies all current readers of an application: in the site, by email, and by webhook. */
export async function notify(db: Kysely<Tables>, notice: Notification): Promise<void> {
  const { kind, application, bundle, by, publicUrl } = notice
  // notifications leave the application's access control, so quoted private data is masked for everybody
  const details = maskReply(bundle, application.answers, notice.details)
  const { form } = bundle
  const readers = await readersOf(db, notice)
  for (const { id, email } of readers) {
    const count = await keepNotification(db, id, { ...notice, details })
    await publish(db, { kind: 'notification', user: id })
    const message = notificationEmailOf(kind, {
      bundle,
      application,
      by: by.name,
      details,
      count,
      address: `${publicUrl}/applications/${application.id}`,
    })
    await addJob(
      db,
      'mail',
      { to: email, ...message },
      count > 1 ? { key: `${kind}/${application.id}/${id}`, afterSeconds: GATHERED_SECONDS } : undefined,
    )
  }
  const hooks = await db.selectFrom('webhook').select(['id', 'events']).where('active', '=', true).execute()
  const body = JSON.stringify({
    event: kind,
    application: application.id,
    form: form.id,
    region: application.region,
    state: application.state,
    at: new Date().toISOString(),
    details,
  })
  for (const { id, events } of hooks)
    if (events.includes(kind)) await addJob(db, 'webhook', { webhook: id, event: kind, body })
}

/** The first unread comment is emailed at once; later ones within this time are combined. */
const GATHERED_SECONDS = 600

/** Stores a notification. Unread comments on one application are combined; returns their number. */
async function keepNotification(
  db: Kysely<Tables>,
  user: string,
  { kind, application, bundle, by, details }: Notification,
): Promise<number> {
  const { count } = await db
    .insertInto('notification')
    .values({
      user_id: user,
      kind,
      application: application.id,
      details: JSON.stringify({
        ...details,
        title: application.title,
        forms: translationsOf(bundle, bundle.form.title),
        by: by.name,
      }),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'application'])
        .where('kind', '=', 'comment')
        .where('read_at', 'is', null)
        .doUpdateSet({
          details: sql`excluded.details`,
          at: sql<Date>`now()`,
          count: sql<number>`notification.count + 1`,
        }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return count
}

async function readersOf(
  db: Kysely<Tables>,
  { bundle: { form }, application, by, toApplicants = false }: Notification,
): Promise<readonly { readonly id: string; readonly email: string }[]> {
  const { read = [], edit = {} } = form.workflow?.states[application.state] ?? {}
  const isWanted = (role: string) => read.includes(role) && (!toApplicants || (edit[role] ?? []).length > 0)
  const people = await holdersOf(db, form, application)
  return people.filter(({ id, roles }) => id !== by.id && roles.some(isWanted))
}
