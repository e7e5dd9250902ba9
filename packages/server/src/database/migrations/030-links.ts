import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Links by which somebody chooses a password can be listed, withdrawn and sent again; who added a webhook is
 * known. Letters that wait in the queue with a link in clear are let go of: links are sent again from the
 * page of people.
 */
export const links: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table invitation
        add column id uuid not null unique default gen_random_uuid(),
        add column kind text not null default 'invitation',
        add column letter_hash text unique,
        add column voided_at timestamptz;
      create index invitation_email on invitation (email);
      alter table webhook add column by_user text;
      do $$ begin
        if to_regclass('graphile_worker._private_jobs') is not null then
          delete from graphile_worker._private_jobs where payload::text like '%/invitation/%';
        end if;
      end $$;
    `.execute(db)
  },
}
