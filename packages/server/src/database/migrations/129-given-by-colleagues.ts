import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * What colleagues gave is told from what administrators did: their roles end with belonging to the
 * organisation, and whose address an account has that was made by a link which a colleague could read, nobody
 * knows. A link of which an email was sent was in that email alone.
 */
export const givenByColleagues: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table "grant" add column shared_in uuid;
      alter table "user" add column unproven boolean not null default false;
      update "grant" set shared_in = invitation.organisation
        from "user", invitation
        where "user".id = "grant".user_id and invitation.email = "user".email
          and invitation.by_colleague and invitation.accepted_at is not null
          and invitation.organisation = "user".organisation and invitation.invited_by = "grant".given_by
          and invitation.grants @> jsonb_build_array(jsonb_build_object(
            'role', "grant".role, 'region', "grant".region, 'form', "grant".form));
      update "user" set unproven = true
        where exists (
          select from invitation where invitation.email = "user".email and by_colleague
            and accepted_at is not null and email_token_hash is null
        ) and not exists (
          select from invitation where invitation.email = "user".email and not by_colleague
            and kind = 'invitation' and accepted_at is not null
        );
    `.execute(db)
  },
}
