import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What is known of a file of evidence: whether it is an encrypted PDF. News of one kind are gathered. */
export const evidence: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table content add column encrypted boolean not null default false`.execute(db)
    await sql`alter table notification add column count integer not null default 1`.execute(db)
    await sql`
      delete from notification one using notification other
      where one.kind = 'comment' and other.kind = 'comment' and one.read_at is null and other.read_at is null
        and one.user_id = other.user_id and one.application = other.application and one.id < other.id
    `.execute(db)
    await sql`create unique index notification_gathered on notification (user_id, application)
      where kind = 'comment' and read_at is null`.execute(db)
  },
}
