import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Which backups were made, or not made and why. */
export const backups: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table backup (
        id uuid primary key default gen_random_uuid(), file text not null, by_server boolean not null,
        started_at timestamptz not null default clock_timestamp(), finished_at timestamptz, bytes bigint,
        row_count bigint, file_count bigint, absent jsonb, error jsonb);
      create index backup_started on backup (started_at desc);
    `.execute(db)
  },
}
