import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Grant } from '../access/people.ts'
import type { Tx } from '../database/connect.ts'
import { leaveOrganisation } from './organisations.ts'
import { revokeTrustedDevices, removeSecondFactor } from './second-factor.ts'

export async function createPerson(
  tx: Tx,
  {
    email,
    name,
    demonstration = false,
    unproven = false,
  }: {
    readonly email: string
    readonly name: string
    readonly demonstration?: boolean
    /** The inviter could use the link, so the address is unverified. */
    readonly unproven?: boolean
  },
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
      unproven,
    })
    .execute()
  return id
}

/** Sets a person's password and ends their sessions. */
export async function setPassword(tx: Tx, person: string, hashed: string): Promise<void> {
  await tx.deleteFrom('account').where('userId', '=', person).where('providerId', '=', 'credential').execute()
  await sql`insert into account (id, "accountId", "providerId", "userId", password)
    values (${randomUUID()}, ${person}, 'credential', ${person}, ${hashed})`.execute(tx)
  await tx.deleteFrom('session').where('userId', '=', person).execute()
  await revokeTrustedDevices(tx, person)
}

/**
 * Grants roles; an existing grant is attributed to the latest giver.
 * @param sharedIn the organisation within which a colleague grants them, and with which they end; else null
 */
export async function addGrants(
  tx: Tx,
  person: string,
  grants: readonly Grant[],
  by: string | null,
  sharedIn: string | null = null,
): Promise<void> {
  for (const grant of grants)
    await tx
      .insertInto('grant')
      .values({ user_id: person, ...grant, given_by: by, shared_in: sharedIn })
      .onConflict((conflict) =>
        conflict
          .columns(['user_id', 'role', 'region', 'form'])
          .doUpdateSet({ given_by: by, shared_in: sharedIn }),
      )
      .execute()
}

/**
 * Turns a demonstration account into that of a real person with the same address, without its demonstration
 * data.
 */
export async function convertDemonstrationAccount(tx: Tx, id: string, name: string): Promise<void> {
  await tx.deleteFrom('grant').where('user_id', '=', id).execute()
  await leaveOrganisation(tx, id)
  await tx.updateTable('user').set({ demonstration: false }).where('id', '=', id).execute()
  await resetAccount(tx, id, name)
}

/** Resets an account that somebody else may have set up: all earlier ways to sign in are removed. */
export async function resetAccount(tx: Tx, id: string, name: string): Promise<void> {
  await tx.deleteFrom('account').where('userId', '=', id).execute()
  await removeSecondFactor(tx, id)
  await tx.updateTable('user').set({ name }).where('id', '=', id).execute()
  await markVerified(tx, id)
}

/** Marks the address of an account as verified. */
export async function markVerified(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('user').set({ unproven: false }).where('id', '=', id).execute()
}
