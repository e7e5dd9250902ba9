import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { genericOAuth } from 'better-auth/plugins'
import { MIN_PASSWORD } from '@formwright/api'
import { scalarText } from '@formwright/definition'
import type { Authentication } from '../access/sessions.ts'
import { throwIfDatabaseUnavailable } from '../database/connect.ts'
import type { Connection } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { Settings } from '../settings/settings.ts'
import { askForCode, secondFactorPlugin } from './second-factor-plugin.ts'
import { attemptedEmail, auditAuthCall, recordFailed } from './audit-auth.ts'
import { refuseWeakPassword } from './passwords.ts'
import { takeCode, factorUser } from './second-factor.ts'
import { attemptOf, minutesToWait } from './throttle.ts'

/** OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const SESSION_DAYS = 7
const DAY = 86_400

const LONGEST_CODE = 20

/** The part of better-auth that the server uses. */
export interface Auth extends Authentication {
  readonly handler: (request: Request) => Promise<Response>
  readonly api: Authentication['api'] & {
    readonly changePassword: (change: {
      body: { currentPassword: string; newPassword: string; revokeOtherSessions: boolean }
      headers: Headers
      returnHeaders: true
    }) => Promise<{ readonly headers: Headers }>
  }
}

/**
 * Accounts by better-auth: passwords, sessions, second factor, single sign-on. There is no sign-up; people
 * are invited.
 */
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
    // for a failed single sign-on, or one whose state was lost
    onAPIError: { errorURL: `${settings.publicUrl}/sign-in` },
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
      // per address, which a whole office may share; an account is locked after fewer failures
      window: 60,
      max: 600,
      customRules: {
        '/sign-in/*': { window: 60, max: 200 },
        '/two-factor/*': { window: 60, max: 200 },
        '/change-password': { window: 60, max: 200 },
      },
    },
    advanced: {
      cookiePrefix: 'formwright',
      useSecureCookies: settings.publicUrl.startsWith('https://'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: ['x-formwright-address'] },
    },
    disabledPaths: [
      '/sign-up/email',
      '/update-user',
      '/delete-user',
      '/change-email',
      '/request-password-reset',
      '/reset-password',
      '/verify-password',
      // the key of an authenticator is only shown when it is created
      '/two-factor/get-totp-uri',
      '/two-factor/send-otp',
      '/two-factor/verify-otp',
    ],
    plugins: [
      secondFactorPlugin(),
      askForCode,
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
      // after the second factor, because until then nobody is signed in
      auditPlugin(db, settings),
    ],
    account: { accountLinking: { enabled: true, trustedProviders: oidc ? ['oidc'] : [] } },
    user: {
      // an account with an unverified address may have been created by a colleague: single sign-on must not
      // lead into it; an administrator's invitation to the address verifies it
      validateUserInfo: async ({ user: { id }, source }) =>
        source.action === 'link-account' && (await isUnverified(db, id))
          ? { error: 'account_unproven', errorDescription: 'A colleague had this account made' }
          : undefined,
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        const { path, body } = context
        await refuseLocked(db, context)
        if (path === '/two-factor/verify-totp') return refuseUsedCode(db, context)
        if (path !== '/change-password') return undefined
        const session = await getSessionFromCtx(context)
        if (session) refuseWeak(scalarText(body?.newPassword), session.user)
        // on every route a new password ends all other sessions
        return { context: { body: { ...body, revokeOtherSessions: true } } }
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
  // better-auth answers 500 or “not signed in” if the database is unavailable
  return {
    handler: (request) => throwIfDatabaseUnavailable(() => auth.handler(request)),
    api: {
      getSession: (of) => throwIfDatabaseUnavailable(() => auth.api.getSession(of)),
      changePassword: (change) => throwIfDatabaseUnavailable(() => auth.api.changePassword(change)),
    },
  }
}

async function isUnverified(db: Db, id: string | undefined): Promise<boolean> {
  if (id === undefined) return false
  const known = await db.selectFrom('user').select('unproven').where('id', '=', id).executeTakeFirst()
  return known?.unproven === true
}

/** Runs `auditAuthCall` after every call. */
function auditPlugin(db: Db, { publicUrl }: Pick<Settings, 'publicUrl'>) {
  const handler = createAuthMiddleware((context) =>
    auditAuthCall(db, context, publicUrl.startsWith('https://')),
  )
  return { id: 'followed', hooks: { after: [{ matcher: () => true, handler }] } }
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID)
}

type Db = Connection['db']

type Context = Parameters<typeof getSessionFromCtx>[0]

/** The password check of other routes, with better-auth's errors. */
function refuseWeak(password: string, person: { readonly name: string; readonly email: string }): void {
  try {
    refuseWeakPassword(password, person)
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    throw new APIError('UNPROCESSABLE_ENTITY', {
      code: error.code,
      message: error.message,
      ...error.details,
    })
  }
}

/** A code can be used once; a used one counts as wrong. */
async function refuseUsedCode(db: Db, context: Context) {
  const code = scalarText(context.body?.code).normalize('NFKC').replaceAll(/\s/g, '')
  const user = await factorUser(context)
  if (user !== undefined && !(await takeCode(db, user, code.slice(0, LONGEST_CODE)))) {
    const known = await db.selectFrom('user').select('email').where('id', '=', user).executeTakeFirst()
    await recordFailed(db, known?.email ?? user, context.headers?.get('x-formwright-address') ?? null)
    throw new APIError('UNAUTHORIZED', {
      code: 'CODE_USED',
      message: 'This code was used: wait for the next one',
    })
  }
  return { context: { body: { ...context.body, code } } }
}

async function refuseLocked(db: Db, context: Context): Promise<void> {
  const email = await attemptedEmail(db, context)
  if (email === undefined) return
  const attempt = await attemptOf(db, context, email)
  const minutes = await minutesToWait(db, attempt)
  if (minutes === undefined) return
  await recordFailed(db, attempt.email, attempt.address)
  throw new APIError('TOO_MANY_REQUESTS', {
    code: 'ACCOUNT_LOCKED',
    message: `Too many wrong passwords or codes: try again in ${minutes} min`,
  })
}
