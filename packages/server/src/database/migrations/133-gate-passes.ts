import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What the gate of publishing let through, so that a start does not ask it about the same files again. */
export const gatePasses: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create table gate_pass (key text primary key, digest text not null)`.execute(db)
  },
}
