import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Codes of authenticators that were used, and how many lines of the trail somebody caused just now. */
export const security: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table used_code (
        user_id text not null references "user" (id) on delete cascade, code text not null,
        at timestamptz not null default now(), primary key (user_id, code));
      create table audit_bound (key text primary key, count integer not null,
        since timestamptz not null default now());
    `.execute(db)
  },
}
