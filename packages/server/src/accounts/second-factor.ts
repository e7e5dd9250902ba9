import { getSessionFromCtx } from 'better-auth/api'
import { sql } from 'kysely'
import type { Database, Tx } from '../database/connect.ts'

/** An authenticator code is valid for 30 s, plus one step before and after. */
const CODE_MINUTES = 5

/**
 * Reserves a code for one attempt. A used code, or one being tried concurrently, cannot be reserved again.
 * @returns false for such a code
 */
export async function takeCode(db: Database, user: string, code: string): Promise<boolean> {
  const taken = await db
    .insertInto('used_code')
    .values({ user_id: user, code })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'code'])
        .doUpdateSet({ at: sql<Date>`now()` })
        .where('used_code.at', '<', longAgo()),
    )
    .returning('code')
    .executeTakeFirst()
  return taken !== undefined
}

/** Releases a wrong code, which may become valid later. */
export async function releaseCode(db: Database, user: string, code: string): Promise<void> {
  await db.deleteFrom('used_code').where('user_id', '=', user).where('code', '=', code).execute()
}

export async function forgetCodes(db: Database): Promise<void> {
  await db.deleteFrom('used_code').where('at', '<', longAgo()).execute()
}

/** Removes a person's second factor, trusted devices and sessions. @returns whether they had one */
export async function removeSecondFactor(tx: Tx, user: string): Promise<boolean> {
  const { rows } = await sql`delete from "twoFactor" where "userId" = ${user} returning id`.execute(tx)
  await tx.updateTable('user').set({ twoFactorEnabled: false }).where('id', '=', user).execute()
  await revokeTrustedDevices(tx, user)
  await tx.deleteFrom('session').where('userId', '=', user).execute()
  return rows.length > 0
}

/** Ends sign-ins that wait for a second factor, and the trust in devices. */
export async function revokeTrustedDevices(tx: Tx, user: string): Promise<void> {
  await sql`delete from verification where value = ${user}`.execute(tx)
}

type Context = Parameters<typeof getSessionFromCtx>[0]

/** The person who enters a second factor: signed in, or past the password step. */
export async function factorUser(context: Context): Promise<string | undefined> {
  const session = await getSessionFromCtx(context)
  if (session) return session.user.id
  const { name } = context.context.createAuthCookie('two_factor')
  const identifier = await context.getSignedCookie(name, context.context.secret)
  if (!identifier) return undefined
  return (await context.context.internalAdapter.findVerificationValue(identifier))?.value
}

function longAgo() {
  return sql<Date>`now() - make_interval(mins => ${CODE_MINUTES})`
}
