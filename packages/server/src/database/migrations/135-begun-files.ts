import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What a draft began with, by which is told what of its changes still stands; unknown of earlier ones. */
export const begunFiles: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table definition_draft add column begun_files jsonb`.execute(db)
  },
}
