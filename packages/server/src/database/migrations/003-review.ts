import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What reviewers and administrators add: extensions of the deadline, checklist, spot checks, messages. */
export const review: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table extension (
        id uuid primary key default gen_random_uuid(), form text not null, edition_name text not null,
        region text not null, until timestamptz not null, reason text not null, by_user text not null,
        at timestamptz not null default now());
      create table checked (
        application uuid not null references application (id) on delete cascade, item text not null,
        done boolean not null, by_user text not null, at timestamptz not null default now(),
        primary key (application, item));
      create table spot_check (
        id uuid primary key default gen_random_uuid(),
        application uuid not null references application (id) on delete cascade, method text not null,
        result text not null, by_user text not null, at timestamptz not null default now());
      create table notification (
        id uuid primary key default gen_random_uuid(),
        user_id text not null references "user" (id) on delete cascade, kind text not null,
        application uuid references application (id) on delete cascade, details jsonb not null,
        at timestamptz not null default now(), read_at timestamptz);
      create index notification_user on notification (user_id, at desc);
      create table webhook (
        id uuid primary key default gen_random_uuid(), url text not null, secret text not null,
        events text[] not null, active boolean not null,
        created_at timestamptz not null default now());
      create table delivery (
        id uuid primary key default gen_random_uuid(),
        webhook uuid not null references webhook (id) on delete cascade, event text not null, status integer,
        error text, at timestamptz not null default now());
      create index delivery_webhook on delivery (webhook, at desc);
    `.execute(db)
  },
}
