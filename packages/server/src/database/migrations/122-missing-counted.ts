import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** What lists tell of applications has how much is not filled in yet: all are assessed again, in turn. */
export const missingCounted: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      do $$ begin
        if to_regclass('graphile_worker._private_jobs') is not null then
          perform graphile_worker.add_job('deadline',
              json_build_object('form', form, 'edition', edition_name, 'region', ''))
            from (select distinct form, edition_name from application) as declared;
        end if;
      end $$;
    `.execute(db)
  },
}
