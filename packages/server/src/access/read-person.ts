import type { Reader } from '../database/connect.ts'
import type { Person } from './people.ts'

/** Somebody with what they may do now; nobody for who may no longer sign in. Within a transaction: as it is at that moment. */
export async function readPerson(db: Reader, id: string): Promise<Person | undefined> {
  const rows = await db
    .selectFrom('user')
    .leftJoin('grant', 'grant.user_id', 'user.id')
    .select(['name', 'email', 'grant.role', 'grant.region', 'grant.form'])
    .where('user.id', '=', id)
    .where('disabled', '=', false)
    .execute()
  const [user] = rows
  if (!user) return undefined
  const grants = rows.flatMap(({ role, region, form }) =>
    role === null || region === null || form === null ? [] : [{ role, region, form }],
  )
  return { id, name: user.name, email: user.email, grants }
}
