import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * What a draft of a definition would mean for stored applications: one line for each time it was worked out,
 * and one for each application concerned.
 */
export const impact: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table impact (
        id uuid primary key default gen_random_uuid(),
        draft uuid not null references definition_draft (id) on delete cascade, revision integer not null,
        state text not null default 'waiting', done integer not null default 0,
        total integer not null default 0, bundle text, totals jsonb, error text,
        by_user text not null references "user" (id), at timestamptz not null default now(),
        begun_at timestamptz, finished_at timestamptz)
    `.execute(db)
    await sql`create index impact_draft on impact (draft, at)`.execute(db)
    await sql`
      create table impact_row (
        impact uuid not null references impact (id) on delete cascade, application uuid not null,
        region text not null, row jsonb not null, primary key (impact, application))
    `.execute(db)
  },
}
