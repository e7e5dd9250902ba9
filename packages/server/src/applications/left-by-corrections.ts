import { carryThrough } from '@formwright/authoring'
import type { Carried, LeftBehind } from '@formwright/authoring'
import { below, isObject, isWithin } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { LRUCache } from 'lru-cache'
import type { ApplicationRow } from '../admission/store.ts'
import type { Reader, Tx } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'

/** An earlier submission as it is carried into an application. */
interface CarriedFrom {
  readonly earlier: FormBundle
  readonly from: Pick<ApplicationRow, 'id' | 'revision' | 'answers'>
  /** The editions through which it is converted; the last is the current one. */
  readonly through: readonly FormBundle[]
}

/** Number of cached carries: applicants read what was carried again and again. */
const sourcesOf = new LRUCache<string, Carried['sources']>({ max: 50 })

/**
 * The answers that could not be carried, without those that were and that a correction has left without a
 * field since: the application keeps these as leftovers.
 */
export async function withoutLeftovers(
  db: Reader | Tx,
  editions: Editions,
  application: { readonly id: string; readonly region: string },
  carried: CarriedFrom,
  left: readonly LeftBehind[],
): Promise<readonly LeftBehind[]> {
  const rows = await db
    .selectFrom('left_over')
    .select(['edition', 'answer'])
    .where('application', '=', application.id)
    .execute()
  const stood: string[] = []
  for (const edition of new Set(rows.map((row) => row.edition))) {
    const bundle = await editions.bundleOf(edition)
    if (!bundle) continue
    const sources = sourcesIn(bundle, editions, application.region, carried)
    const gone = rows.filter((row) => row.edition === edition).map((row) => row.answer.pointer)
    for (const [to, from] of Object.entries(sources))
      if (from !== '' && gone.some((pointer) => isWithin(to, pointer))) stood.push(from)
  }
  if (stood.length === 0) return left
  return left.flatMap((one) => {
    const value = without(one.value, one.pointer, stood)
    return value === undefined ? [] : [value === one.value ? one : { ...one, value }]
  })
}

/** Where the answers that were carried into a version of an edition came from. */
function sourcesIn(
  version: FormBundle,
  editions: Editions,
  region: string,
  { earlier, from, through }: CarriedFrom,
): Carried['sources'] {
  const path = [...through.slice(0, -1), version]
  const digests = [earlier, ...path].map(({ digest }) => digest)
  const key = [from.id, from.revision, region, ...digests].join(' ')
  let sources = sourcesOf.get(key)
  if (!sources) {
    const forms = path.map((one) => editions.formOf(one))
    sources = carryThrough(earlier, forms, from.answers, { region }).sources
    sourcesOf.set(key, sources)
  }
  return sources
}

/** A value without what stood at certain places. */
function without(value: unknown, at: string, places: readonly string[]): unknown {
  if (places.some((place) => isWithin(at, place))) return undefined
  if (!isObject(value) || !places.some((place) => isWithin(place, at))) return value
  const rest = Object.entries(value).flatMap(([key, member]) => {
    const kept = without(member, below(at, key), places)
    return kept === undefined ? [] : [[key, kept]]
  })
  return rest.length === 0 ? undefined : Object.fromEntries(rest)
}
