import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** The trail can be added to and sealed, once; the database itself refuses anything else. */
export const audit: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table audit (
        seq bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(), actor text, actor_name text, action text not null,
        subject text, details jsonb not null, address text, link bigint unique, previous_hash text,
        hash text);
      create index audit_unsealed on audit (seq) where link is null;
      create index audit_subject on audit (subject, seq);
      create index audit_actor on audit (actor, seq);
      create function audit_is_append_only() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.link is null and new.link is not null
          and (old.seq, old.at, old.actor, old.actor_name, old.action, old.subject, old.details, old.address)
            is not distinct from (new.seq, new.at, new.actor, new.actor_name, new.action, new.subject,
              new.details, new.address)
        then return new; end if;
        raise exception 'the audit trail is append-only';
      end $$;
      create trigger audit_append_only before update or delete on audit
        for each row execute function audit_is_append_only();
      create trigger audit_no_truncate before truncate on audit execute function audit_is_append_only();
    `.execute(db)
  },
}
