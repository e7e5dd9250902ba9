import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import { publish } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'
import { addJob } from '../jobs/jobs.ts'

/**
 * Queues moves of applications to the current version of their edition, after corrections and withdrawals.
 */
export async function queueRebases(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ digest: string }>`
    select digest from edition where offered and exists (
      select from application
      where application.form = edition.form and edition_name = edition.edition
        and application.edition <> digest)
  `.execute(db)
  for (const { digest } of rows) await queueRebase(db, digest)
}

/** As `queueRebases`, for one application that may be changeable again, such as a returned one. */
export async function queueRebaseOf(
  db: Kysely<Tables>,
  {
    form,
    edition,
    edition_name: name,
  }: Pick<Selectable<Tables['application']>, 'form' | 'edition' | 'edition_name'>,
): Promise<void> {
  const offered = await db
    .selectFrom('edition')
    .select('digest')
    .where('form', '=', form)
    .where('edition', '=', name)
    .where('offered', '=', true)
    .where('digest', '!=', edition)
    .executeTakeFirst()
  if (offered) await queueRebase(db, offered.digest)
}

async function queueRebase(db: Kysely<Tables>, edition: string): Promise<void> {
  await addJob(db, 'rebase', { edition }, { key: `rebase/${edition}`, afterSeconds: 0 })
}

/** Notifies all processes that the editions on offer changed, and queues moves of applications. */
export async function editionsChanged(db: Kysely<Tables>): Promise<void> {
  await publish(db, { kind: 'editions' })
  await queueRebases(db)
}
