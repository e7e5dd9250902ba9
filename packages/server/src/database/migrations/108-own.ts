import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What somebody started themselves, for roles of forms that read nothing else (`scope: "own"`). */
export const own: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create index application_own on application (created_by, state, changed_at desc, id desc)`.execute(
      db,
    )
  },
}
