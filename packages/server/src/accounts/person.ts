import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Grant } from '../access/people.ts'
import type { Tx } from '../database/connect.ts'
import { leaveOrganisation } from './organisations.ts'
import { endTrust, removeSecondFactor } from './second-factor.ts'

export async function createPerson(
  tx: Tx,
  { email, name, demonstration = false }: { email: string; name: string; demonstration?: boolean },
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('user')
    .values({
      id,
      email: email.toLowerCase(),
      name,
      emailVerified: true,
      image: null,
      twoFactorEnabled: false,
      demonstration,
    })
    .execute()
  return id
}

/** Sets the password of a person and ends their sessions. */
export async function setPassword(tx: Tx, person: string, hashed: string): Promise<void> {
  await tx.deleteFrom('account').where('userId', '=', person).where('providerId', '=', 'credential').execute()
  await sql`insert into account (id, "accountId", "providerId", "userId", password)
    values (${randomUUID()}, ${person}, 'credential', ${person}, ${hashed})`.execute(tx)
  await tx.deleteFrom('session').where('userId', '=', person).execute()
  await endTrust(tx, person)
}

export async function addGrants(
  tx: Tx,
  person: string,
  grants: readonly Grant[],
  by: string | null,
): Promise<void> {
  for (const grant of grants)
    await tx
      .insertInto('grant')
      .values({ user_id: person, ...grant, given_by: by })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/**
 * A demonstration account whose address somebody real has: starts anew, without what the demonstration gave
 * it.
 */
export async function becomeReal(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('grant').where('user_id', '=', id).execute()
  await tx.deleteFrom('account').where('userId', '=', id).execute()
  await removeSecondFactor(tx, id)
  await leaveOrganisation(tx, id)
  await tx.updateTable('user').set({ demonstration: false }).where('id', '=', id).execute()
}
