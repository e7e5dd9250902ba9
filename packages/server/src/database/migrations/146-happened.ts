import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What was done in a save of a draft, by name: readers are told it in their own language. */
export const happened: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table definition_step add column happened jsonb`.execute(db)
  },
}
