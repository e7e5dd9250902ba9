import { SYSTEM_ADMIN } from '../access/people.ts'
import type { Tx } from '../database/connect.ts'
import { publish } from '../database/bus.ts'
import { record } from '../audit/trail.ts'
import { hasAdmin } from './administrators.ts'

/**
 * Once somebody real looks after the installation, the demonstration does no longer. Where it was asked for
 * (`--demo`) its people stay, with applications of their own and without administration; elsewhere all of it
 * goes.
 */
export async function yieldToAdministrator(
  tx: Tx,
  { demonstration, address }: { readonly demonstration: boolean; readonly address: string },
): Promise<void> {
  if (!(await hasAdmin(tx))) return
  const ids = await demonstrationIds(tx)
  if (ids.length === 0) return
  if (!demonstration) {
    const people = await endDemonstration(tx)
    return record(tx, { actor: null, action: 'demonstration.remove', details: { people }, address })
  }
  await endAdministration(tx, ids)
  await tx.deleteFrom('grant').where('user_id', 'in', ids).where('role', '=', SYSTEM_ADMIN).execute()
  for (const id of ids) await publish(tx, { kind: 'person', id })
}

/**
 * Ends the accounts of the demonstration with all that they granted, invited and made; gives how many there
 * were.
 */
export async function endDemonstration(tx: Tx): Promise<number> {
  const ids = await demonstrationIds(tx)
  if (ids.length === 0) return 0
  await endAdministration(tx, ids)
  await tx
    .deleteFrom('application')
    .where((where) => where.or([where('demonstration', '=', true), where('created_by', 'in', ids)]))
    .execute()
  await tx.deleteFrom('extension').where('by_user', 'in', ids).execute()
  await tx.deleteFrom('user').where('id', 'in', ids).execute()
  for (const id of ids) await publish(tx, { kind: 'person', id })
  return ids.length
}

/** Roles and links that they gave, and systems that they had told. */
async function endAdministration(tx: Tx, ids: readonly string[]): Promise<void> {
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
