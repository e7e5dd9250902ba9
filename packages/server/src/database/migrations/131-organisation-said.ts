import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Who writes an application says whose it is. Backups of before come in as they were and are brought up to
 * date afterwards, so that none comes without; where one is forgotten the database refuses it.
 */
export const organisationSaid: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      drop trigger application_of_organisation on application;
      drop function application_of_organisation();
    `.execute(db)
  },
}
