import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Editions that were corrected in season: what became of each application that could still be changed. */
export const corrections: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table correction (
        id uuid primary key default gen_random_uuid(),
        application uuid not null references application (id) on delete cascade,
        from_edition text not null references edition (digest),
        to_edition text not null references edition (digest), state text not null, revision integer not null,
        aside jsonb not null default '[]', at timestamptz not null default now(), seen_at timestamptz)
    `.execute(db)
    await sql`create index correction_application on correction (application, at)`.execute(db)
  },
}
