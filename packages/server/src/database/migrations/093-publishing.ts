import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * When a draft is to be published, who signed the archive that it came from, and comments on places of it.
 */
export const publishing: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table definition_draft add column publish_at timestamptz,
        add column scheduled_by text references "user" (id),
        add column signer text
    `.execute(db)
    await sql`
      create table definition_comment (
        id uuid primary key default gen_random_uuid(),
        draft uuid not null references definition_draft (id) on delete cascade, place text not null,
        text text not null, by_user text not null references "user" (id),
        at timestamptz not null default now(), resolved_at timestamptz,
        resolved_by text references "user" (id))
    `.execute(db)
    await sql`create index definition_comment_draft on definition_comment (draft, at)`.execute(db)
  },
}
