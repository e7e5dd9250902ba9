import { sql } from 'kysely'
import { hashesIn } from '../applications/saves.ts'
import type { Services } from '../services.ts'

/** Files that no application names are kept this long: an undo may still bring them back. */
const KEPT_DAYS = 30
const BATCH = 200

/** Lets go of files that applications no longer name, and of uploads that nobody finished. Gives how many files went. */
export async function collectOrphans(
  { db, contents }: Pick<Services, 'db' | 'contents'>,
  keptDays = KEPT_DAYS,
): Promise<number> {
  await contents.uploads.deleteExpired().catch(() => 0)
  const old = sql<Date>`now() - make_interval(days => ${keptDays})`
  const held = await db
    .selectFrom('holding')
    .innerJoin('application', 'application.id', 'holding.application')
    .select(['holding.application', 'holding.sha256', 'application.answers'])
    .where('holding.at', '<=', old)
    .execute()
  for (const { application, sha256, answers } of held) {
    if (!hashesIn(answers).includes(sha256))
      await db
        .deleteFrom('holding')
        .where('application', '=', application)
        .where('sha256', '=', sha256)
        .execute()
  }
  let removed = 0
  for (;;) {
    const orphans = await db
      .deleteFrom('content')
      .where('sha256', 'in', (query) =>
        query
          .selectFrom('content')
          .select('content.sha256')
          .leftJoin('holding', 'holding.sha256', 'content.sha256')
          .where('holding.sha256', 'is', null)
          .where('content.stored_at', '<=', old)
          .limit(BATCH),
      )
      .returning('sha256')
      .execute()
    for (const { sha256 } of orphans) await contents.remove(sha256)
    removed += orphans.length
    if (orphans.length < BATCH) return removed
  }
}
