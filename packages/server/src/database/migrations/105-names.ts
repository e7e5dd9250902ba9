import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Tables, a column and a job are called what they are: files of an application, items of a reviewer’s
 * checklist, the token in an email.
 */
export const names: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table holding rename to application_file;
      alter index holding_pkey rename to application_file_pkey;
      alter index holding_content rename to application_file_content;
      alter table checked rename to checklist_item;
      alter index checked_pkey rename to checklist_item_pkey;
      alter table invitation rename column letter_hash to email_token_hash;
      do $$ begin
        if to_regclass('graphile_worker._private_tasks') is not null then
          update graphile_worker._private_tasks set identifier = 'link-email' where identifier = 'link-letter'
            and not exists (select from graphile_worker._private_tasks where identifier = 'link-email');
        end if;
      end $$;
    `.execute(db)
  },
}
