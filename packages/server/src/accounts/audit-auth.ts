import { truncate } from '@formwright/definition'
import { APIError } from 'better-auth/api'
import type { getSessionFromCtx } from 'better-auth/api'
import type { AccountChange } from '@formwright/api'
import { recordRateLimited } from '../audit/rate-limited.ts'
import { record } from '../audit/trail.ts'
import { publish } from '../database/bus.ts'
import type { Database } from '../database/connect.ts'
import { recordAccountChange } from '../notify/account-change.ts'
import { isSingleSignOn } from './second-factor-plugin.ts'
import { revokeTrustedDevices, releaseCode, factorUser } from './second-factor.ts'
import { attemptOf, countFailure, forgetFailures, rememberDevice } from './throttle.ts'

/** Maximum number of failed sign-ins recorded per address in ten minutes. */
const FAILED_LINES = 60

type Context = Parameters<typeof getSessionFromCtx>[0] & { readonly context: { readonly returned?: unknown } }

interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
}

/**
 * After a better-auth call: counts and records failures, records account changes and notifies their owner.
 */
export async function auditAuthCall(db: Database, context: Context, secure: boolean): Promise<void> {
  const { path } = context
  const { returned, newSession, session } = context.context
  const address = context.headers?.get('x-formwright-address') ?? null
  const person = newSession?.user ?? session?.user
  // single sign-on succeeds by throwing a redirect
  if (returned instanceof APIError && !newSession) return auditFailure(db, context, address)
  if (path === '/sign-out') return record(db, { actor: session?.user ?? null, action: 'sign-out', address })
  const change = accountChangeOf(path, { signedIn: session !== null, renewed: Boolean(newSession) })
  if (person && change) {
    await db.transaction().execute(async (tx) => {
      if (change === 'password.change' || change === 'second-factor.remove')
        await revokeTrustedDevices(tx, person.id)
      await recordAccountChange(tx, change, { person, address })
      await publish(tx, { kind: 'person', id: person.id })
    })
  }
  if (newSession && isSignIn(path, session !== null)) {
    await rememberDevice(context, newSession.user.id, secure)
    await auditSignIn(db, context, newSession.user, address)
  }
}

/** The change to the caller's credentials made by a successful call. */
function accountChangeOf(
  path: string,
  { signedIn, renewed }: { readonly signedIn: boolean; readonly renewed: boolean },
): AccountChange | undefined {
  if (path === '/change-password') return 'password.change'
  if (path === '/two-factor/disable') return 'second-factor.remove'
  if (path === '/two-factor/generate-backup-codes') return 'backup-codes.renew'
  if (path === '/two-factor/verify-backup-code') return 'backup-code.use'
  // the factor takes effect now, and the session gets a new token
  if (path === '/two-factor/verify-totp' && signedIn && renewed) return 'second-factor.add'
  return undefined
}

function isSignIn(path: string, signedIn: boolean): boolean {
  if (path.startsWith('/two-factor/verify')) return !signedIn
  return path.startsWith('/sign-in') || isSingleSignOn(path)
}

async function auditSignIn(
  db: Database,
  context: Context,
  { id, name, email }: Account,
  address: string | null,
): Promise<void> {
  await forgetFailures(db, await attemptOf(db, context, email))
  await record(db, { actor: { id, name }, action: 'sign-in', address })
}

async function auditFailure(db: Database, context: Context, address: string | null): Promise<void> {
  const { path, body } = context
  const email = await attemptedEmail(db, context)
  if (email === undefined) return
  if (path === '/two-factor/verify-totp')
    await releaseCode(db, (await factorUser(context)) ?? '', String(body?.code))
  await countFailure(db, await attemptOf(db, context, email))
  await recordFailed(db, email, address)
}

/**
 * The account whose password or code is tried; `undefined` if no secret is involved or the account is
 * unknown.
 */
export async function attemptedEmail(db: Database, context: Context): Promise<string | undefined> {
  if (context.path === '/sign-in/email') return emailIn(context.body)
  if (!context.path.startsWith('/two-factor/verify')) return undefined
  const user = await factorUser(context)
  if (user === undefined) return undefined
  const known = await db.selectFrom('user').select('email').where('id', '=', user).executeTakeFirst()
  return known?.email
}

/** Records a failed sign-in, rate-limited per address. */
export async function recordFailed(db: Database, email: string, address: string | null): Promise<void> {
  await recordRateLimited(
    db,
    { actor: null, action: 'sign-in-failed', subject: email, address },
    { key: `sign-in-failed ${address ?? ''}`, most: FAILED_LINES },
  )
}

function emailIn(body: { readonly email?: unknown } | undefined): string {
  return truncate(String(body?.email ?? ''), 200).toLowerCase()
}
