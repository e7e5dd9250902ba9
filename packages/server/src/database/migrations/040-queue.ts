import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * What makes a page of the queue and its total cost the same however many applications there are: indexes in
 * the order in which it is shown, and counts by edition, region and state that triggers keep. Counts are
 * added to, never changed, so that nobody waits for another; `foldTally` brings them together.
 */
export const queue: Migration = {
  up: async (db: Kysely<unknown>) => {
    const groups = sql.raw('form, edition, edition_name, unit, region, state, quota_held, demonstration')
    const each = (row: string) =>
      sql.raw(
        ['form', 'edition', 'edition_name', 'unit', 'region', 'state', 'quota_held', 'demonstration']
          .map((column) => `${row}.${column}`)
          .join(', '),
      )
    await sql`
      drop index application_unit;
      drop index application_region;
      create index application_of_unit on application (unit, state, changed_at desc, id desc);
      create index application_of_region on application (region, state, changed_at desc, id desc);
      create index application_placed on application (form, edition_name, unit, preference)
        where quota_held or preference is not null;
      create table tally (
        form text not null, edition text not null, edition_name text not null, unit text not null,
        region text not null, state text not null, quota_held boolean not null,
        demonstration boolean not null, count bigint not null);
      create index tally_region on tally (region text_pattern_ops);
      create index tally_unit on tally (unit);
      insert into tally (${groups}, count) select ${groups}, count(*) from application group by ${groups};
      create function tally_come() returns trigger language plpgsql as $$
      begin
        insert into tally (${groups}, count) select ${groups}, count(*) from come group by ${groups};
        -- many at once, as from a backup: the planner would take the indexes for small until it
        -- happens to look again
        if (select count(*) from come) >= 1000 then analyze application; end if;
        return null;
      end $$;
      create function tally_gone() returns trigger language plpgsql as $$
      begin
        insert into tally (${groups}, count) select ${groups}, -count(*) from gone group by ${groups};
        return null;
      end $$;
      create function tally_moved() returns trigger language plpgsql as $$
      begin
        insert into tally (${groups}, count) values (${each('old')}, -1), (${each('new')}, 1);
        return null;
      end $$;
      create trigger tally_come after insert on application referencing new table as come
        for each statement execute function tally_come();
      create trigger tally_gone after delete on application referencing old table as gone
        for each statement execute function tally_gone();
      create trigger tally_moved after update of ${groups} on application
        for each row when ((${each('old')}) is distinct from (${each('new')})) execute function tally_moved();
    `.execute(db)
  },
}
