import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What a correction put back in its place that an earlier one had left without any. */
export const putBackByCorrections: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table correction add column back jsonb not null default '[]'`.execute(db)
  },
}
