import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What a comment on a draft is about, by its name in the form: its place is in words. */
export const commentSubjects: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table definition_comment add column subject text not null default ''`.execute(db)
  },
}
