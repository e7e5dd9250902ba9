import type { PresentView } from '@formwright/api'
import { sql } from 'kysely'
import { publish } from '../database/bus.ts'
import type { Reader, Tx } from '../database/connect.ts'

/** A window that says nothing for so long is gone. Pages say it every half of that. */
const SECONDS = 45

interface WindowSection {
  /** Id of the application, or of the draft of a form. */
  readonly application: string
  readonly person: string
  /** Distinguishes two windows of one person. */
  readonly window: string
  readonly section: string
}

/** Notes where a window is; the others are notified when that is news. Gives who else is there. */
export async function reportPresence(
  tx: Tx,
  { application, person, window, section }: WindowSection,
): Promise<PresentView[]> {
  const until = sql<Date>`now() + make_interval(secs => ${SECONDS})`
  const before = await tx
    .selectFrom('presence')
    .select('section')
    .where('application', '=', application)
    .where('user_id', '=', person)
    .where('window_id', '=', window)
    .where('until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  await tx
    .insertInto('presence')
    .values({ application, user_id: person, window_id: window, section, until })
    .onConflict((conflict) =>
      conflict.columns(['application', 'user_id', 'window_id']).doUpdateSet({ section, until }),
    )
    .execute()
  if (before?.section !== section) {
    await tx
      .deleteFrom('presence')
      .where('application', '=', application)
      .where('user_id', '=', person)
      .where('until', '<', sql<Date>`now()`)
      .execute()
    await publish(tx, { kind: 'presence', id: application })
  }
  return othersPresent(tx, application, person)
}

/** Who else is in an application, and where: each section of a person once. */
export function othersPresent(db: Reader, application: string, person: string): Promise<PresentView[]> {
  return db
    .selectFrom('presence')
    .innerJoin('user', 'user.id', 'presence.user_id')
    .select(['user.id', 'user.name', 'section'])
    .distinct()
    .where('application', '=', application)
    .where('user.id', '<>', person)
    .where('until', '>', sql<Date>`now()`)
    .orderBy('user.name')
    .orderBy('section')
    .execute()
}
