import { sql } from 'kysely'
import type { Services } from '../services.ts'
import { keyOf } from './task.ts'

/** Exports are kept this many days; they can be created again. */
const KEPT_DAYS = 7

/** Deletes old exports. */
export async function collectExports(
  { db, contents }: Pick<Services, 'db' | 'contents'>,
  keptDays = KEPT_DAYS,
): Promise<number> {
  const old = await db
    .deleteFrom('export')
    .where('at', '<=', sql<Date>`now() - make_interval(days => ${keptDays})`)
    .returning('id')
    .execute()
  for (const { id } of old) await contents.remove(keyOf(id))
  return old.length
}
