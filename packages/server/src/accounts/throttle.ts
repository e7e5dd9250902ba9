import { randomUUID } from 'node:crypto'
import type { getSessionFromCtx } from 'better-auth/api'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** Wrong passwords in the window, after which no more are taken. */
const WINDOW_MINUTES = 15
/** For one account from one known device, or from one address. */
const MOST_FROM_ONE = 8
/** For one account from all devices together that it does not know. */
const MOST_FROM_STRANGERS = 40
/** From one address for all accounts: a whole office may share it. */
const MOST_FROM_ADDRESS = 100

const COOKIE = 'formwright.device'
const COOKIE_SECONDS = 365 * 86_400
/** People who sign in at one device, such as the computer of an office. */
const PEOPLE_OF_DEVICE = 8

type Context = Parameters<typeof getSessionFromCtx>[0]

/** A browser in which somebody signed in before; the cookie is signed. */
interface Device {
  readonly id: string
  readonly people: readonly string[]
}

/** Where a password was typed: which account, from which address, in which device that knows the account. */
export interface Attempt {
  readonly email: string
  readonly address: string
  readonly device: string | null
}

export async function attemptOf(db: Database, context: Context, email: string): Promise<Attempt> {
  const address = context.headers?.get('x-formwright-address') ?? ''
  const device = await deviceOf(context)
  if (!device) return { email, address, device: null }
  const person = await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
  return { email, address, device: person && device.people.includes(person.id) ? device.id : null }
}

/**
 * Minutes to wait before another password is taken; nothing when one may be tried. A device that knows the
 * account counts for itself: what strangers type keeps nobody out who signed in there before.
 */
export async function minutesToWait(
  db: Database,
  { email, address, device }: Attempt,
): Promise<number | undefined> {
  const counted = await db
    .selectFrom('sign_in_failure')
    .select(({ fn, eb }) => [
      fn.countAll<string>().filterWhere('device', '=', device).as('here'),
      fn
        .countAll<string>()
        .filterWhere((where) =>
          where.and([eb('email', '=', email), eb('address', '=', address), eb('device', 'is', null)]),
        )
        .as('fromAddress'),
      fn
        .countAll<string>()
        .filterWhere((where) => where.and([eb('email', '=', email), eb('device', 'is', null)]))
        .as('strangers'),
      fn.countAll<string>().filterWhere('address', '=', address).as('address'),
    ])
    .where((where) =>
      where.or([
        where('email', '=', email),
        where('address', '=', address),
        ...(device === null ? [] : [where('device', '=', device)]),
      ]),
    )
    .where('at', '>', sql<Date>`now() - make_interval(mins => ${WINDOW_MINUTES})`)
    .executeTakeFirstOrThrow()
  const tooMany =
    device === null
      ? Number(counted.fromAddress) >= MOST_FROM_ONE ||
        Number(counted.strangers) >= MOST_FROM_STRANGERS ||
        Number(counted.address) >= MOST_FROM_ADDRESS
      : Number(counted.here) >= MOST_FROM_ONE
  return tooMany ? WINDOW_MINUTES : undefined
}

export async function countFailure(db: Database, attempt: Attempt): Promise<void> {
  await db.insertInto('sign_in_failure').values(attempt).execute()
}

/** After a success what was typed here before counts no longer; what strangers typed elsewhere does. */
export async function forgetFailures(db: Database, { email, address, device }: Attempt): Promise<void> {
  const failures = db.deleteFrom('sign_in_failure').where('email', '=', email)
  await (
    device === null
      ? failures.where('address', '=', address).where('device', 'is', null)
      : failures.where('device', '=', device)
  ).execute()
}

/** Makes the browser a device that knows somebody, after they have signed in completely. */
export async function rememberDevice(context: Context, person: string, secure: boolean): Promise<void> {
  const known = await deviceOf(context)
  const people = [person, ...(known?.people ?? []).filter((one) => one !== person)].slice(0, PEOPLE_OF_DEVICE)
  await context.setSignedCookie(
    COOKIE,
    [known?.id ?? randomUUID(), ...people].join(' '),
    context.context.secret,
    { httpOnly: true, sameSite: 'lax', path: '/api/auth', maxAge: COOKIE_SECONDS, secure },
  )
}

async function deviceOf(context: Context): Promise<Device | undefined> {
  const value = await context.getSignedCookie(COOKIE, context.context.secret)
  const [id, ...people] = value ? value.split(' ') : []
  return id === undefined ? undefined : { id, people }
}
