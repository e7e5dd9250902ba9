import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Answers as they stood at some revisions, and how much an application's history takes: `history_bytes` in
 * all, `recent_bytes` since the last snapshot.
 */
export const snapshots: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table snapshot (
        application uuid not null references application (id) on delete cascade, revision integer not null,
        answers jsonb not null, primary key (application, revision));
      alter table application add column history_bytes bigint not null default 0,
        add column recent_bytes bigint not null default 0,
        add column snapshot_revision integer not null default 0;
      update application set history_bytes = sizes.total, recent_bytes = sizes.total
        from (select application, sum(octet_length(patch::text) + octet_length(undo::text)) as total
          from change group by application) as sizes
        where sizes.application = application.id;
    `.execute(db)
  },
}
