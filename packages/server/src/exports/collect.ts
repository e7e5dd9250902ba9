import { sql } from 'kysely'
import type { Services } from '../services.ts'
import { keyOf } from './task.ts'

/** Exports can be fetched this long; they can always be made again. */
const KEPT_DAYS = 7

/** Lets go of exports that are old. */
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
