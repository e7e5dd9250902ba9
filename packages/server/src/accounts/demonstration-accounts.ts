import { sql } from 'kysely'
import { FORM_ADMIN, SYSTEM_ADMIN } from '../access/people.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { publish } from '../database/bus.ts'
import { record } from '../audit/trail.ts'
import { hasAdmin, firstRealAdmin } from './administrators.ts'
import { forgetEmptyOrganisations } from './organisations.ts'

/**
 * Ends the demonstration once there is a real administrator. If it was requested (`--demo`), its accounts
 * keep their applications but lose their administrator roles. Otherwise its own accounts are deleted;
 * accounts that they invited remain, marked as demonstration accounts until an administrator changes that
 * (`keepInvited`).
 */
export async function retireDemonstration(
  tx: Tx,
  { demonstration, address }: { readonly demonstration: boolean; readonly address: string },
): Promise<void> {
  if (!(await hasAdmin(tx))) return
  const ids = await demonstrationIds(tx)
  if (ids.length === 0) return
  if (!demonstration) {
    const people = await deleteDemonstrationAccounts(tx)
    if (people === 0) return
    return record(tx, { actor: null, action: 'demonstration.remove', details: { people }, address })
  }
  await deleteAdministration(tx, ids)
  await tx.deleteFrom('grant').where('user_id', 'in', ids).where('role', '=', SYSTEM_ADMIN).execute()
  for (const id of ids) await publish(tx, { kind: 'person', id })
}

/**
 * Deletes the demonstration's own accounts with the applications that they started and the roles that they
 * granted. Accounts that they invited remain with all their data.
 * @returns the number of deleted accounts
 */
export async function deleteDemonstrationAccounts(tx: Tx): Promise<number> {
  const all = await demonstrationIds(tx)
  if (all.length === 0) return 0
  await deleteAdministration(tx, all)
  await revokeAdministration(tx, all)
  const ids = (await demonstrationOwnAccounts(tx).select('id').execute()).map(({ id }) => id)
  if (ids.length === 0) return 0
  await tx.deleteFrom('application').where('created_by', 'in', ids).execute()
  await tx.deleteFrom('extension').where('by_user', 'in', ids).execute()
  await handOverForms(tx, ids)
  await tx.deleteFrom('user').where('id', 'in', ids).execute()
  await forgetEmptyOrganisations(tx)
  for (const id of ids) await publish(tx, { kind: 'person', id })
  return ids.length
}

/**
 * The demonstration's own accounts, whose passwords are public: those marked as demonstration accounts that
 * were neither invited by an administrator nor, in turn, as a colleague by such a person.
 */
export function demonstrationOwnAccounts(db: Reader) {
  return db
    .selectFrom('user')
    .where('demonstration', '=', true)
    .where(
      sql<boolean>`"user".id not in (
        with recursive vouched as (
          select invited.id from "user" invited join invitation on invitation.email = invited.email
            where invited.demonstration and kind = 'invitation' and not by_colleague
              and accepted_at is not null
          union
          select invited.id from vouched join invitation on invited_by = vouched.id
            join "user" invited on invited.email = invitation.email
            where invited.demonstration and by_colleague and accepted_at is not null
        ) select id from vouched)`,
    )
}

/**
 * Turns the remaining demonstration accounts and applications into ordinary ones.
 * @returns the number of accounts
 */
export async function keepInvited(tx: Tx): Promise<number> {
  const kept = await tx
    .updateTable('user')
    .set({ demonstration: false })
    .where('demonstration', '=', true)
    .returning('id')
    .execute()
  await tx
    .updateTable('application')
    .set({ demonstration: false })
    .where('demonstration', '=', true)
    .execute()
  for (const { id } of kept) await publish(tx, { kind: 'person', id })
  return kept.length
}

/** Transfers drafts of forms and their comments to a real administrator. */
async function handOverForms(tx: Tx, ids: readonly string[]): Promise<void> {
  const administrator = await firstRealAdmin(tx)
  if (administrator === undefined) return
  for (const [table, column] of OF_FORMS)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${administrator}
      where ${sql.ref(column)} = any(${ids})`.execute(tx)
}

/** Columns that reference the authors of forms. */
const OF_FORMS = [
  ['definition_draft', 'created_by'],
  ['definition_draft', 'changed_by'],
  ['definition_draft', 'scheduled_by'],
  ['definition_step', 'by_user'],
  ['definition_note', 'by_user'],
  ['definition_comment', 'by_user'],
  ['definition_comment', 'resolved_by'],
  ['definition_looked', 'by_user'],
  ['edition', 'published_by'],
  ['impact', 'by_user'],
] as const

async function revokeAdministration(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('grant')
    .where('user_id', 'in', ids)
    .where('role', 'in', [SYSTEM_ADMIN, FORM_ADMIN])
    .execute()
}

/** Deletes the grants, links and webhooks that they created. */
async function deleteAdministration(tx: Tx, ids: readonly string[]): Promise<void> {
  const given = await tx
    .deleteFrom('grant')
    .where('given_by', 'in', ids)
    .where('user_id', 'not in', ids)
    .returning('user_id')
    .execute()
  for (const { user_id: id } of given) await publish(tx, { kind: 'person', id })
  await tx.deleteFrom('invitation').where('invited_by', 'in', ids).where('accepted_at', 'is', null).execute()
  await tx.deleteFrom('webhook').where('by_user', 'in', ids).execute()
}

async function demonstrationIds(tx: Tx): Promise<string[]> {
  const people = await tx.selectFrom('user').select('id').where('demonstration', '=', true).execute()
  return people.map(({ id }) => id)
}
