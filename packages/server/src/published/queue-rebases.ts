import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { publish } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'
import { addJob } from '../jobs/jobs.ts'

/**
 * Has applications moved to the editions that are on offer now, where they are pinned to another version of
 * the same edition: one that was corrected, or withdrawn.
 */
export async function queueRebases(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ digest: string }>`
    select digest from edition where offered and exists (
      select from application
      where application.form = edition.form and edition_name = edition.edition
        and application.edition <> digest)
  `.execute(db)
  for (const { digest: edition } of rows)
    await addJob(db, 'rebase', { edition }, { key: `rebase/${edition}`, afterSeconds: 0 })
}

/** Other editions are on offer than before: every process takes them in, and applications follow. */
export async function editionsChanged(db: Kysely<Tables>): Promise<void> {
  await publish(db, { kind: 'editions' })
  await queueRebases(db)
}
