import { sql } from 'kysely'
import type { Reader } from '../database/connect.ts'
import type { Person } from './people.ts'

/**
 * Reads a person with their current grants; `undefined` if they may no longer sign in. In a transaction: as
 * of that moment.
 */
export async function readPerson(db: Reader, id: string): Promise<Person | undefined> {
  return personIn(await people(db).where('user.id', '=', id).execute())
}

/** Reads the person of a session; `undefined` if it has expired. */
export async function readPersonOf(db: Reader, session: string): Promise<Person | undefined> {
  return personIn(
    await people(db)
      .innerJoin('session', 'session.userId', 'user.id')
      .where('session.token', '=', session)
      .where('session.expiresAt', '>', sql<Date>`now()`)
      .execute(),
  )
}

function people(db: Reader) {
  return db
    .selectFrom('user')
    .leftJoin('grant', 'grant.user_id', 'user.id')
    .select([
      'user.id',
      'name',
      'email',
      'demonstration',
      'organisation',
      'twoFactorEnabled',
      'grant.role',
      'grant.region',
      'grant.form',
    ])
    .where('disabled', '=', false)
    .orderBy('given_at')
}

/** Combines the rows of a person, one per grant. */
function personIn(rows: Awaited<ReturnType<ReturnType<typeof people>['execute']>>): Person | undefined {
  const [user] = rows
  if (!user) return undefined
  const grants = rows.flatMap(({ role, region, form }) =>
    role === null || region === null || form === null ? [] : [{ role, region, form }],
  )
  const { twoFactorEnabled, id, name, email, organisation, demonstration } = user
  return { id, name, email, organisation, demonstration, secondFactor: twoFactorEnabled === true, grants }
}
