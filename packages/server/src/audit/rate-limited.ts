import { sql } from 'kysely'
import type { Person } from '../access/people.ts'
import type { Database } from '../database/connect.ts'
import { record } from './trail.ts'
import type { AuditEntry } from './trail.ts'

const MINUTES = 10

interface RateLimit {
  /** The key by which lines are counted, such as person and application. */
  readonly key: string
  /** Maximum number of lines in ten minutes; more are dropped. */
  readonly most?: number
}

/**
 * Writes a line that anybody can cause repeatedly, limited to a few in ten minutes, so that the trail cannot
 * be flooded.
 */
export async function recordRateLimited(
  db: Database,
  entry: AuditEntry,
  { key, most = 1 }: RateLimit,
): Promise<void> {
  const full = await db
    .selectFrom('audit_bound')
    .select('key')
    .where('key', '=', key)
    .where('count', '>=', most)
    .where('since', '>', minutesAgo())
    .executeTakeFirst()
  if (full) return
  const recent = sql<boolean>`audit_bound.since > ${minutesAgo()}`
  await db.transaction().execute(async (tx) => {
    const { count } = await tx
      .insertInto('audit_bound')
      .values({ key, count: 1 })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          count: sql<number>`case when ${recent} then audit_bound.count + 1 else 1 end`,
          since: sql<Date>`case when ${recent} then audit_bound.since else now() end`,
        }),
      )
      .returning('count')
      .executeTakeFirstOrThrow()
    if (count <= most) await record(tx, entry)
  })
}

interface RefusedAttempt {
  readonly actor: Person | undefined
  /** Method and path of the route, without parameters. */
  readonly route: string
  /** The error code. */
  readonly reason: string
  readonly subject?: string | null
  readonly address: string
}

/** Records a refused request; one line per route in ten minutes. */
export async function recordRefused(
  db: Database,
  { actor, route, reason, subject = null, address }: RefusedAttempt,
): Promise<void> {
  await recordRateLimited(
    db,
    { actor: actor ?? null, action: 'refused', subject, details: { route, reason }, address },
    { key: `refused ${actor?.id ?? address} ${route}` },
  )
}

/** Deletes expired counters. */
export async function deleteOldRateLimits(db: Database): Promise<void> {
  await db.deleteFrom('audit_bound').where('since', '<=', minutesAgo()).execute()
}

function minutesAgo() {
  return sql<Date>`now() - make_interval(mins => ${MINUTES})`
}
