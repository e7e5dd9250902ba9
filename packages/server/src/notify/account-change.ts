import type { Kysely } from 'kysely'
import type { AccountChange } from '@formwright/api'
import { record } from '../audit/trail.ts'
import { publish } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'
import { addJob } from '../jobs/jobs.ts'

interface ChangedAccount {
  /** The owner of the account. */
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  /** Who made the change, if it was somebody else. */
  readonly by?: { readonly id: string; readonly name: string }
  readonly address: string | null
}

/**
 * Records a change of somebody's credentials in the audit trail, and notifies them in the site and by email.
 */
export async function recordAccountChange(
  db: Kysely<Tables>,
  change: AccountChange,
  { person, by, address }: ChangedAccount,
): Promise<void> {
  await record(db, { actor: by ?? person, action: change, subject: person.email, address })
  await db
    .insertInto('notification')
    .values({
      user_id: person.id,
      kind: change,
      application: null,
      details: JSON.stringify({ by: (by ?? person).name }),
    })
    .execute()
  await publish(db, { kind: 'notification', user: person.id })
  await addJob(db, 'site-email', {
    to: person.email,
    kind: change,
    values: { name: person.name, by: (by ?? person).name, address: address ?? '' },
  })
}
