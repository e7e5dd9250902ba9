import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * What people fill in for their enterprise belongs to the organisation and not to who began it. Everybody has
 * one: of their own, known by its id alone, until they share one with colleagues, which has a name.
 * What comes without one, as from an older backup, belongs to the organisation of who started it.
 */
export const organisations: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table organisation (
        id uuid primary key, name text not null, region text not null,
        created_at timestamptz not null default now());
      create unique index organisation_name on organisation (region, lower(name));
      alter table "user" add column organisation uuid not null default gen_random_uuid();
      create index user_organisation on "user" (organisation);
      alter table invitation
        add column organisation uuid,
        add column by_colleague boolean not null default false;
      alter table application add column organisation uuid;
      update application set organisation = "user".organisation from "user" where "user".id = created_by;
      alter table application alter column organisation set not null;
      create function application_of_organisation() returns trigger language plpgsql as $$
      begin
        select organisation into new.organisation from "user" where id = new.created_by;
        return new;
      end $$;
      create trigger application_of_organisation before insert on application
        for each row when (new.organisation is null) execute function application_of_organisation();
      drop index application_own;
      create index application_of_organisation
        on application (organisation, state, changed_at desc, id desc);
    `.execute(db)
  },
}
