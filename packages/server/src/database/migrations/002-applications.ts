import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Editions as they were published, applications, every change ever made to them, and their evidence. */
export const applications: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table edition (
        digest text primary key, form text not null, edition text not null, bundle text not null,
        validators text not null, published_at timestamptz not null default now(), offered boolean not null);
      create table application (
        id uuid primary key, form text not null, edition text not null references edition (digest),
        edition_name text not null, region text not null, region_name text not null, unit text not null,
        title text not null, state text not null, revision integer not null, answers jsonb not null,
        origins jsonb not null, reasons jsonb not null, progress jsonb not null, quota_held boolean not null,
        preference integer, demonstration boolean not null default false,
        created_by text not null references "user" (id),
        created_at timestamptz not null default now(), changed_at timestamptz not null default now(),
        submitted_at timestamptz);
      alter table application alter column answers set storage external;
      create index application_unit on application (form, edition_name, unit, state);
      create index application_region on application (region);
      create table change (
        application uuid not null references application (id) on delete cascade, revision integer not null,
        key text not null, patch jsonb not null, undo jsonb not null, by_user text not null,
        at timestamptz not null default now(), primary key (application, revision));
      create unique index change_key on change (application, key);
      create table event (
        id bigint generated always as identity primary key,
        application uuid not null references application (id) on delete cascade, transition text not null,
        from_state text not null, to_state text not null, by_user text not null,
        at timestamptz not null default now(), revision integer not null, opinion text);
      create index event_application on event (application, id);
      create table comment (
        id uuid primary key default gen_random_uuid(),
        application uuid not null references application (id) on delete cascade, pointer text not null,
        kind text not null, text text not null, by_user text not null, at timestamptz not null default now(),
        published boolean not null, resolved_at timestamptz, resolved_by text);
      create index comment_application on comment (application, at);
      create unlogged table presence (
        application uuid not null, user_id text not null, section text not null, until timestamptz not null,
        primary key (application, user_id));
      create table content (sha256 text primary key, size integer not null, type text not null,
        stored_at timestamptz not null default now());
      create table holding (
        application uuid not null references application (id) on delete cascade,
        sha256 text not null references content (sha256), name text not null, by_user text not null,
        at timestamptz not null default now(), primary key (application, sha256));
      create index holding_content on holding (sha256);
    `.execute(db)
  },
}
