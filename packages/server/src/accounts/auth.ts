import { cutToLetters } from '@formwright/definition'
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { record } from '../audit/trail.ts'
import { tell } from '../database/bus.ts'
import { throwingAbsence } from '../database/connect.ts'
import type { Connection } from '../database/connect.ts'
import type { Settings } from '../settings/settings.ts'

/** OWASP's advice for Argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const SESSION_DAYS = 7
const DAY = 86_400
export const MIN_PASSWORD = 10
export const Password = Type.String({ minLength: MIN_PASSWORD, maxLength: 200 })

/** Wrong passwords for one account in the window; then it is locked until the window has passed. */
const MAX_FAILURES = 8
const WINDOW_MINUTES = 15

/** What the server uses of better-auth. */
export interface Auth {
  readonly handler: (request: Request) => Promise<Response>
  readonly api: {
    readonly getSession: (of: { headers: Headers }) => Promise<{
      readonly user: { readonly id: string }
      readonly session: { readonly token: string }
    } | null>
    readonly changePassword: (change: {
      body: { currentPassword: string; newPassword: string; revokeOtherSessions: boolean }
      headers: Headers
      returnHeaders: true
    }) => Promise<{ readonly headers: Headers }>
  }
}

/** Accounts by better-auth: passwords, sessions, second factor, an agency's single sign-on. Nobody signs up: people are invited. */
export function createAuth({ db }: Connection, settings: Settings, secret: string): Auth {
  const { oidc } = settings
  const auth = betterAuth({
    appName: 'Formwright',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db, type: 'postgres' },
    trustedOrigins: [settings.publicUrl],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: ({ hash: stored, password }) => verify(stored, password) },
    },
    session: { expiresIn: SESSION_DAYS * DAY, updateAge: DAY },
    rateLimit: {
      enabled: true,
      storage: 'database',
      // by address, which a whole office shares; an account is locked after fewer wrong passwords
      window: 60,
      max: 600,
      customRules: { '/sign-in/email': { window: 60, max: 200 } },
    },
    advanced: {
      cookiePrefix: 'formwright',
      useSecureCookies: settings.publicUrl.startsWith('https://'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: ['x-formwright-address'] },
    },
    disabledPaths: ['/sign-up/email', '/update-user', '/delete-user', '/change-email'],
    plugins: [
      twoFactor({ issuer: 'Formwright' }),
      ...(oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  discoveryUrl: oidc.discoveryUrl,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  disableImplicitSignUp: true,
                  disableSignUp: true,
                },
              ],
            }),
          ]
        : []),
    ],
    account: { accountLinking: { enabled: true, trustedProviders: oidc ? ['oidc'] : [] } },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === '/sign-in/email') await refuseLocked(db, String(context.body?.email ?? ''))
        // whoever asks, by whichever route: a new password ends all other sessions
        if (context.path === '/change-password')
          return { context: { body: { ...context.body, revokeOtherSessions: true } } }
        return undefined
      }),
      after: createAuthMiddleware(async (context) => {
        await followSignIn(db, context as unknown as SignInContext)
      }),
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const person = await db
              .selectFrom('user')
              .select('disabled')
              .where('id', '=', session.userId)
              .executeTakeFirst()
            if (person?.disabled)
              throw new APIError('FORBIDDEN', {
                code: 'ACCOUNT_DISABLED',
                message: 'This account is disabled',
              })
          },
        },
      },
    },
  })
  // it answers 500, or that nobody is signed in, when the database could not be asked
  return {
    handler: (request) => throwingAbsence(() => auth.handler(request)),
    api: {
      getSession: (of) => throwingAbsence(() => auth.api.getSession(of)),
      changePassword: (change) => throwingAbsence(() => auth.api.changePassword(change)),
    },
  }
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID)
}

type Db = Connection['db']

async function refuseLocked(db: Db, email: string): Promise<void> {
  const { failures } = await db
    .selectFrom('sign_in_failure')
    .select(({ fn }) => fn.countAll<string>().as('failures'))
    .where('email', '=', email.toLowerCase())
    .where('at', '>', sql<Date>`now() - make_interval(mins => ${WINDOW_MINUTES})`)
    .executeTakeFirstOrThrow()
  if (Number(failures) >= MAX_FAILURES)
    throw new APIError('TOO_MANY_REQUESTS', {
      code: 'ACCOUNT_LOCKED',
      message: `Too many wrong passwords: try again in ${WINDOW_MINUTES} minutes`,
    })
}

interface SignInContext {
  readonly path: string
  readonly body?: { readonly email?: unknown }
  readonly headers?: Headers
  readonly context: {
    readonly returned?: unknown
    readonly newSession?: { readonly user: { readonly id: string; readonly name: string } } | null
    readonly session?: { readonly user: { readonly id: string; readonly name: string } } | null
  }
}

/** Counts failures, forgets them after a success, and puts both into the audit trail. */
async function followSignIn(db: Db, { path, body, headers, context }: SignInContext): Promise<void> {
  const address = headers?.get('x-formwright-address') ?? null
  if (path === '/sign-out')
    return record(db, { actor: context.session?.user ?? null, action: 'sign-out', address })
  const signedIn = context.newSession?.user
  if (signedIn && path === '/change-password') return tell(db, { kind: 'person', id: signedIn.id })
  if (
    signedIn &&
    (path.startsWith('/sign-in') || path.startsWith('/two-factor/verify') || path.startsWith('/callback/'))
  ) {
    if (typeof body?.email === 'string')
      await db.deleteFrom('sign_in_failure').where('email', '=', body.email.toLowerCase()).execute()
    return record(db, { actor: signedIn, action: 'sign-in', address })
  }
  if (path !== '/sign-in/email' || !(context.returned instanceof APIError)) return
  const email = cutToLetters(String(body?.email ?? ''), 200).toLowerCase()
  if (context.returned.status !== 'TOO_MANY_REQUESTS')
    await db.insertInto('sign_in_failure').values({ email }).execute()
  await record(db, { actor: null, action: 'sign-in-failed', subject: email, address })
}
