import type { PresentView } from '@formwright/api'
import { sql } from 'kysely'
import { publish } from '../database/bus.ts'
import type { Reader, Tx } from '../database/connect.ts'

/** A window that has not reported for this long is considered closed. Pages report twice as often. */
const SECONDS = 45

interface WindowSection {
  /** Id of the application, or of the draft of a form. */
  readonly application: string
  readonly person: string
  /** Distinguishes two windows of one person. */
  readonly window: string
  readonly section: string
}

/** Records the section of a window and notifies others if it changed. Returns who else is there. */
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

/** Who else has an application open, and in which sections. */
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
