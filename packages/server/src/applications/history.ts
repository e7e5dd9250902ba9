import { sql } from 'kysely'
import { isWithin, valueAt } from '@formwright/definition'
import type { Operation } from '@formwright/engine'
import type { Reader } from '../database/connect.ts'
import type { AnswerOf } from '../routing/route.ts'
import { CHANGES_AT_ONCE } from './past.ts'

type PastChange = AnswerOf<'GET /applications/:id/history'>[number]

/** A page ends with the change that makes it this long: changes, changed places, or bytes of the values. */
const PAGE = { changes: 50, places: 2000, bytes: 4_000_000 }

/** The changes at and below a place, latest first; the page after it starts before its last revision. */
export async function historyOf(
  db: Reader,
  application: string,
  pointer: string,
  before?: number,
): Promise<PastChange[]> {
  const below = `${pointer}/`
  const touches = sql<boolean>`exists (select 1 from jsonb_array_elements(patch) as step
    where starts_with(step->>'path' || '/', ${below}) or starts_with(${below}, step->>'path' || '/'))`
  const size = sql<number>`octet_length(patch::text) + octet_length(undo::text)`
  let query = db
    .selectFrom('change')
    // a correction from the folder of forms is nobody's
    .leftJoin('user', 'user.id', 'change.by_user')
    .select([
      'revision',
      'at',
      'patch',
      'undo',
      sql<string>`coalesce("user".name, '')`.as('by'),
      size.as('size'),
    ])
    .where('application', '=', application)
    .where(touches)
    .orderBy('revision', 'desc')
    .limit(PAGE.changes)
  if (before !== undefined) query = query.where('revision', '<', before)
  const page: PastChange[] = []
  let bytes = 0
  for await (const { revision, at, by, patch, undo, size: taken } of query.stream(CHANGES_AT_ONCE)) {
    const [after, earlier] = [byPath(patch), byPath(undo)]
    for (const { path } of patch.slice(0, PAGE.places)) {
      if (!isWithin(path, pointer) && !isWithin(pointer, path)) continue
      const place = isWithin(path, pointer) ? path : pointer
      page.push({
        revision,
        at,
        by,
        pointer: place,
        before: valueOrNull(earlier, place),
        after: valueOrNull(after, place),
      })
    }
    bytes += taken
    if (page.length >= PAGE.places || bytes >= PAGE.bytes) break
  }
  return page
}

/** What a patch puts at its places. */
function byPath(patch: readonly Operation[]): ReadonlyMap<string, unknown> {
  return new Map(patch.flatMap((step) => (step.op === 'remove' ? [] : [[step.path, step.value] as const])))
}

/** What a patch puts at a place, itself or with one above it; null for nothing. */
function valueOrNull(values: ReadonlyMap<string, unknown>, pointer: string): unknown {
  for (let end = pointer.length; end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
    const above = pointer.slice(0, end)
    if (values.has(above)) return valueAt(values.get(above), pointer.slice(end)) ?? null
    if (end === 0) break
  }
  return null
}
