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
    /** Who invited the person could use the link themselves. */
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

/** Sets the password of a person and ends their sessions. */
export async function setPassword(tx: Tx, person: string, hashed: string): Promise<void> {
  await tx.deleteFrom('account').where('userId', '=', person).where('providerId', '=', 'credential').execute()
  await sql`insert into account (id, "accountId", "providerId", "userId", password)
    values (${randomUUID()}, ${person}, 'credential', ${person}, ${hashed})`.execute(tx)
  await tx.deleteFrom('session').where('userId', '=', person).execute()
  await revokeTrustedDevices(tx, person)
}

/**
 * Gives roles to somebody. One that they have is from now on of who gives it last.
 * @param sharedIn the organisation in which a colleague gives them and with which they end; else null
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

/** A demonstration account whose address somebody real has, without what the demonstration gave it. */
export async function convertDemonstrationAccount(tx: Tx, id: string, name: string): Promise<void> {
  await tx.deleteFrom('grant').where('user_id', '=', id).execute()
  await leaveOrganisation(tx, id)
  await tx.updateTable('user').set({ demonstration: false }).where('id', '=', id).execute()
  await resetAccount(tx, id, name)
}

/**
 * An account that may have been somebody else's is of who has its address now: no way to sign in that was set
 * up before holds any more.
 */
export async function resetAccount(tx: Tx, id: string, name: string): Promise<void> {
  await tx.deleteFrom('account').where('userId', '=', id).execute()
  await removeSecondFactor(tx, id)
  await tx.updateTable('user').set({ name }).where('id', '=', id).execute()
  await markVerified(tx, id)
}

/** Whoever signs in with an account has its address, or has it from an administrator. */
export async function markVerified(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('user').set({ unproven: false }).where('id', '=', id).execute()
}
