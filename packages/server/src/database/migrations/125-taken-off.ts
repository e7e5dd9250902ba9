import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Editions of the folder of forms that were taken off the site: they stay so at the next start. */
export const takenOff: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table edition add column taken_off boolean not null default false`.execute(db)
  },
}
