import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What is known of a file of evidence: whether it is an encrypted PDF. News of one kind are gathered. */
export const evidence: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table content add column encrypted boolean not null default false`.execute(db)
    await sql`alter table notification add column count integer not null default 1`.execute(db)
  },
}
