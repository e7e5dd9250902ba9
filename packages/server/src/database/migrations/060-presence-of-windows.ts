import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Presence is that of a window: somebody may have an application open twice, in different parts. */
export const presenceOfWindows: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      drop table presence;
      create unlogged table presence (
        application uuid not null, user_id text not null, window_id text not null, section text not null,
        until timestamptz not null, primary key (application, user_id, window_id));
    `.execute(db)
  },
}
