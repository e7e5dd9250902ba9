import { sql } from 'kysely'
import { tell } from '../database/bus.ts'
import type { Database } from '../database/connect.ts'

/** Who says nothing for so long is gone. Pages say it every half of that. */
const SECONDS = 45

/** Somebody in a section of an application. */
export interface Present {
  readonly id: string
  readonly name: string
  readonly section: string
}

/** Notes where a person is, and gives the others that are there. */
export async function heldBy(
  db: Database,
  application: string,
  person: string,
  section: string,
): Promise<Present[]> {
  const until = sql<Date>`now() + make_interval(secs => ${SECONDS})`
  const before = await db
    .selectFrom('presence')
    .select('section')
    .where('application', '=', application)
    .where('user_id', '=', person)
    .where('until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  await db
    .insertInto('presence')
    .values({ application, user_id: person, section, until })
    .onConflict((conflict) => conflict.columns(['application', 'user_id']).doUpdateSet({ section, until }))
    .execute()
  if (before?.section !== section) await tell(db, { kind: 'presence', id: application })
  return db
    .selectFrom('presence')
    .innerJoin('user', 'user.id', 'presence.user_id')
    .select(['user.id', 'user.name', 'section'])
    .where('application', '=', application)
    .where('user.id', '<>', person)
    .where('until', '>', sql<Date>`now()`)
    .orderBy('user.name')
    .execute()
}
