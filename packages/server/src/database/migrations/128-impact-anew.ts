import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Runs did not tell applications that stay from those that move: they are worked out anew when asked for. */
export const impactAnew: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`delete from impact`.execute(db)
  },
}
