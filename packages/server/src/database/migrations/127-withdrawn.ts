import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Versions that were published here and withdrawn: no later withdrawal brings them back. */
export const withdrawn: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table edition add column withdrawn boolean not null default false`.execute(db)
  },
}
