import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Who has seen a correction: several people fill in one application, and each is told. Of those from before,
 * `seen_at` says it for all of them.
 */
export const seenBy: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table correction add column seen_by text[]`.execute(db)
  },
}
