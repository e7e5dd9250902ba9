import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** The declaration of the edition before whose answers without a place were looked at and put away. */
export const leftSeen: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table application add column left_seen uuid`.execute(db)
  },
}
