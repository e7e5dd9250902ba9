import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Wrong passwords are counted by address and by device too, so that a stranger does not keep the owner out.
 */
export const throttle: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      delete from sign_in_failure;
      alter table sign_in_failure add column address text not null, add column device text;
      alter table invitation add column asked boolean not null default false;
      create index sign_in_failure_address on sign_in_failure (address, at);
      create index sign_in_failure_device on sign_in_failure (device, at);
    `.execute(db)
  },
}
