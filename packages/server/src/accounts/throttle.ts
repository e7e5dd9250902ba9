import { randomUUID } from 'node:crypto'
import type { getSessionFromCtx } from 'better-auth/api'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** Time window in which wrong passwords are counted. */
const WINDOW_MINUTES = 15
/** Maximum failures for one account from one known device or one address. */
const MOST_FROM_ONE = 8
/** Maximum failures for one account from all unknown devices together. */
const MOST_FROM_STRANGERS = 40
/** Maximum failures from one address for all accounts, which a whole office may share. */
const MOST_FROM_ADDRESS = 100

const COOKIE = 'formwright.device'
const COOKIE_SECONDS = 365 * 86_400
/** Maximum number of people remembered per device, such as an office computer. */
const PEOPLE_OF_DEVICE = 8

type Context = Parameters<typeof getSessionFromCtx>[0]

/** A browser in which somebody has signed in before; the cookie is signed. */
interface Device {
  readonly id: string
  readonly people: readonly string[]
}

/** A password attempt: account, address, and the known device. */
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
 * Minutes until another attempt is allowed; `undefined` if one is allowed now. Known devices are counted
 * separately, so that strangers cannot lock out the owner.
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

/** After a successful sign-in, clears the failures of this device and address only. */
export async function forgetFailures(db: Database, { email, address, device }: Attempt): Promise<void> {
  const failures = db.deleteFrom('sign_in_failure').where('email', '=', email)
  await (
    device === null
      ? failures.where('address', '=', address).where('device', 'is', null)
      : failures.where('device', '=', device)
  ).execute()
}

/** Remembers the browser as a known device after a complete sign-in. */
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
