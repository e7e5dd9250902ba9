import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** A return may name the day until which it is to be corrected. */
export const due: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table event add column due text`.execute(db)
  },
}
