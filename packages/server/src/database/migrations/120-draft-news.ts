import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** The draft of a definition that a notification is about. */
export const draftNews: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table notification add column draft uuid references definition_draft (id) on delete cascade
    `.execute(db)
    await sql`create index notification_draft on notification (draft) where draft is not null`.execute(db)
  },
}
