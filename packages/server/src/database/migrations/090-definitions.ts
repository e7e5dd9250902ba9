import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Definitions under work: drafts with every save, what was said in their review, and editions published from
 * them.
 */
export const definitions: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table definition_draft (
        id uuid primary key default gen_random_uuid(), form text not null, edition text not null,
        from_edition text not null, from_files jsonb not null, files jsonb not null,
        revision integer not null default 0, state text not null default 'editing',
        published text references edition (digest),
        created_by text not null references "user" (id), created_at timestamptz not null default now(),
        changed_by text not null references "user" (id), changed_at timestamptz not null default now())
    `.execute(db)
    await sql`
      create table definition_step (
        draft uuid not null references definition_draft (id) on delete cascade, revision integer not null,
        by_user text not null references "user" (id), at timestamptz not null default now(),
        step text not null, changes jsonb not null, primary key (draft, revision))
    `.execute(db)
    await sql`
      create table definition_note (
        id uuid primary key default gen_random_uuid(),
        draft uuid not null references definition_draft (id) on delete cascade, what text not null,
        note text not null, by_user text not null references "user" (id),
        at timestamptz not null default now())
    `.execute(db)
    await sql`create index definition_note_draft on definition_note (draft)`.execute(db)
    await sql`alter table edition add column published_by text references "user" (id)`.execute(db)
  },
}
