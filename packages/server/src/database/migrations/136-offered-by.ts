import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * By whose step a version came on offer: one that was published comes back when another withdraws the version
 * after it. And which corrections were such a way back.
 */
export const offeredBy: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table edition add column offered_by text references "user" (id), add column offered_step text
        check (offered_step in ('publish', 'withdraw', 'offer'))
    `.execute(db)
    await sql`
      update edition set offered_by = published_by, offered_step = 'publish'
        where offered and published_by is not null
    `.execute(db)
    await sql`alter table correction add column withdrawal boolean not null default false`.execute(db)
  },
}
