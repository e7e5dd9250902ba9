import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * What somebody looked at of what comes into the draft of a new year from the year before; and which
 * comment on a draft answers which.
 */
export const lookedAt: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table definition_looked (
        draft uuid not null references definition_draft (id) on delete cascade, item text not null,
        by_user text not null references "user" (id), at timestamptz not null default now(),
        primary key (draft, item))
    `.execute(db)
    // no key: of a damaged backup comes back what can, an answer without its comment as well
    await sql`alter table definition_comment add column answers uuid`.execute(db)
  },
}
