import { sql } from 'kysely'
import { isInRegion, significantDigits } from '@formwright/definition'
import { rightsOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import type { RouteServices } from '../services.ts'
import { LISTED } from './store.ts'
import type { ListedRow } from './store.ts'

interface Filter {
  readonly form?: string | undefined
  readonly edition?: string | undefined
  readonly state?: string | undefined
  readonly region?: string | undefined
  readonly unit?: string | undefined
  readonly text?: string | undefined
}

/** The applications that somebody may read, as lists show them. */
export async function readable(
  { db, editions }: RouteServices,
  person: Person,
  filter: Filter,
): Promise<ListedRow[]> {
  if (person.grants.length === 0) return []
  let query = db.selectFrom('application').select(LISTED).orderBy('changed_at', 'desc').limit(20_000)
  if (filter.form) query = query.where('form', '=', filter.form)
  if (filter.edition) query = query.where('edition_name', '=', filter.edition)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.unit) query = query.where('unit', '=', filter.unit)
  if (filter.text)
    query = query.where(
      sql<boolean>`strpos(lower(title || ' ' || region_name), ${filter.text.toLowerCase()}) > 0`,
    )
  const prefixes = person.grants.map(({ region }) => significantDigits(region))
  if (!prefixes.includes(''))
    query = query.where((where) => where.or(prefixes.map((prefix) => where('region', 'like', `${prefix}%`))))
  const rows = await query.execute()
  const bundles = new Map(
    await Promise.all(
      [...new Set(rows.map(({ edition }) => edition))].map(
        async (digest) => [digest, await editions.bundleOf(digest)] as const,
      ),
    ),
  )
  return rows.filter(
    (row) =>
      (!filter.region || isInRegion(row.region, filter.region)) &&
      rightsOf(person, bundles.get(row.edition)!.form, row).read,
  )
}
