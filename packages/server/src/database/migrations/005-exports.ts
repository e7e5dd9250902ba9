import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What people asked to be exported, and how far it is. */
export const exports: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table export (
        id uuid primary key default gen_random_uuid(),
        by_user text not null references "user" (id) on delete cascade, request jsonb not null,
        state text not null, done integer not null, total integer not null, name text, size bigint,
        error text, at timestamptz not null default now(), finished_at timestamptz);
      create index export_by_user on export (by_user, at desc);
    `.execute(db)
  },
}
