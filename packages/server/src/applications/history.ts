import { sql } from 'kysely'
import { isWithin, valueAt } from '@formwright/definition'
import type { Operation } from '@formwright/engine'
import type { Reader } from '../database/connect.ts'

/** One change at a place. */
export interface PastChange {
  readonly revision: number
  readonly at: Date
  readonly by: string
  readonly pointer: string
  readonly before: unknown
  readonly after: unknown
}

const PAGE = 50

/** The changes at and below a place, latest first. */
export async function historyOf(
  db: Reader,
  application: string,
  pointer: string,
  before?: number,
): Promise<PastChange[]> {
  const touches = sql<boolean>`exists (select 1 from jsonb_array_elements(patch) as step where starts_with(step->>'path' || '/', ${`${pointer}/`}) or starts_with(${`${pointer}/`}, step->>'path' || '/'))`
  let query = db
    .selectFrom('change')
    .innerJoin('user', 'user.id', 'change.by_user')
    .select(['revision', 'at', 'patch', 'undo', 'user.name as by'])
    .where('application', '=', application)
    .where(touches)
    .orderBy('revision', 'desc')
    .limit(PAGE)
  if (before !== undefined) query = query.where('revision', '<', before)
  const changes = await query.execute()
  return changes.flatMap(({ revision, at, by, patch, undo }) =>
    patch
      .filter(({ path }) => isWithin(path, pointer) || isWithin(pointer, path))
      .map((step) => {
        const place = isWithin(step.path, pointer) ? step.path : pointer
        return {
          revision,
          at,
          by,
          pointer: place,
          before: standing(undo, place),
          after: standing(patch, place),
        }
      }),
  )
}

/** What a patch puts at a place; null for nothing. */
function standing(patch: readonly Operation[], pointer: string): unknown {
  for (const step of patch) {
    if (step.op === 'remove' || !isWithin(pointer, step.path)) continue
    return valueAt(step.value, pointer.slice(step.path.length)) ?? null
  }
  return null
}
