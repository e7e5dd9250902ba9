import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Person } from '../access/people.ts'
import { beginsWith } from '../access/regions-in-sql.ts'
import type { Reader } from '../database/connect.ts'
import type { RouteServices } from '../services.ts'
import { LISTED } from '../admission/store.ts'
import type { ListedRow } from '../admission/store.ts'
import { readableGroups } from './tally.ts'
import type { Filter, Group } from './tally.ts'

/** The start of a page: after a given application, or an offset. */
interface PageStart {
  readonly after?: string | undefined
  readonly from?: number | undefined
  readonly limit: number
}

interface ListRequest extends Filter, PageStart {
  readonly text?: string | undefined
  /** Only applications that are ranked in their unit. */
  readonly placed?: boolean | undefined
}

/** A page of applications, last changed first. */
export interface Page {
  /** Total number on all pages. */
  readonly total: number
  readonly rows: readonly ListedRow[]
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null
  /** Number of applications per state, regardless of the state filter. */
  readonly states: readonly { readonly state: string; readonly edition: string; readonly count: number }[]
}

/**
 * A page of the applications that a person may read. Counts, and the conditions to search, follow from
 * `tally`.
 */
export async function pageOf(
  services: Pick<RouteServices, 'db' | 'editions'>,
  person: Person,
  { text, placed, after, from, limit, state, ...filter }: ListRequest,
): Promise<Page> {
  const readable = await readableGroups(services, person, filter)
  const groups = state === undefined ? readable : readable.filter((group) => group.state === state)
  const conditions = [
    ...(text ? [sql`strpos(lower(title || ' ' || region_name), ${text.toLowerCase()}) > 0`] : []),
    ...(placed ? [sql`preference is not null`] : []),
  ]
  const total =
    conditions.length === 0 ? countOf(groups) : await countWhere(services.db, groups, allOf(conditions))
  const rows = await rowsOf(services.db, groups, { after, from, limit: limit + 1 }, conditions)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    total,
    rows: rows.slice(0, limit),
    next: last ? `${last.changed_us}_${last.id}` : null,
    states: readable,
  }
}

/** The applications that a person may read: ranked ones first, then the others by last change. */
export async function rankedFirst(
  services: Pick<RouteServices, 'db' | 'editions'>,
  person: Person,
  { from, limit, ...filter }: Filter & { readonly from: number; readonly limit: number },
): Promise<{ total: number; rows: ListedRow[] }> {
  const { db } = services
  const groups = await readableGroups(services, person, filter)
  const total = countOf(groups)
  if (total === 0) return { total, rows: [] }
  const placed = await countWhere(db, groups, sql`preference is not null`)
  const { rows: first } = await sql<ListedRow>`
    select ${COLUMNS} from application where (${inGroups(groups)}) and preference is not null
    order by preference, id limit ${limit} offset ${from}
  `.execute(db)
  const rest = { from: Math.max(0, from - placed), limit: limit - first.length }
  const others = rest.limit > 0 ? await rowsOf(db, groups, rest, [sql`preference is null`]) : []
  return { total, rows: [...first, ...others] }
}

type Condition = RawBuilder<unknown>

const COLUMNS = sql.join(LISTED.map((column) => sql.ref(column)))

export function countOf(groups: readonly Pick<Group, 'count'>[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0)
}

async function countWhere(db: Reader, groups: readonly Group[], condition: Condition): Promise<number> {
  if (groups.length === 0) return 0
  const { rows } = await sql<{ readonly count: string }>`
    select count(*) from application where (${inGroups(groups)}) and ${condition}
  `.execute(db)
  return Number(rows[0]!.count)
}

/** The rows of a page: the first ones per region and state, each from an index, merged. */
async function rowsOf(
  db: Reader,
  groups: readonly Group[],
  { after, from = 0, limit }: PageStart,
  conditions: readonly Condition[],
): Promise<(ListedRow & { readonly changed_us: string })[]> {
  if (groups.length === 0) return []
  const [changed, id] = after?.split('_') ?? []
  const later =
    changed === undefined
      ? []
      : [
          sql`(changed_at, id) <
            (timestamptz 'epoch' + ${changed}::bigint * interval '1 microsecond', ${id}::uuid)`,
        ]
  const firsts = indexConditions(groups).map(
    (condition) => sql`(
      select id, changed_at from application where ${allOf([condition, ...conditions, ...later])}
      order by changed_at desc, id desc limit ${from + limit})`,
  )
  const { rows } = await sql<ListedRow & { readonly changed_us: string }>`
    with page as materialized (
      select id from (${sql.join(firsts, sql` union all `)}) first order by changed_at desc, id desc
        limit ${limit} offset ${from})
    select ${COLUMNS}, (extract(epoch from changed_at) * 1000000)::bigint as changed_us
    from page join application using (id) order by changed_at desc, id desc
  `.execute(db)
  return rows
}

function allOf(conditions: readonly Condition[]): Condition {
  return sql.join([...conditions], sql` and `)
}

function inGroups(groups: readonly Group[]): Condition {
  return sql.join(
    indexConditions(groups).map((condition) => sql`(${condition})`),
    sql` or `,
  )
}

/** One condition per region and state of the groups, matching the index. */
function indexConditions(groups: readonly Group[]): Condition[] {
  const byRegionAndState = new Map<string, { readonly group: Group; readonly editions: string[] }>()
  for (const group of groups) {
    const key = `${group.unit} ${group.region} ${group.whole} ${group.state} ${group.demonstration} ${group.organisation}`
    const entry = byRegionAndState.get(key) ?? { group, editions: [] }
    byRegionAndState.set(key, entry)
    if (!entry.editions.includes(group.edition)) entry.editions.push(group.edition)
  }
  return [...byRegionAndState.values()].map(({ group, editions }) => {
    const { unit, region, whole, state, demonstration, organisation } = group
    return allOf([
      ...(whole ? [] : [sql`unit = ${unit}`]),
      whole ? sql`region = ${region}` : beginsWith(sql.ref('region'), region),
      sql`state = ${state}`,
      sql`demonstration = ${demonstration}`,
      sql`edition = any(${editions}::text[])`,
      ...(organisation === null ? [] : [sql`organisation = ${organisation}`]),
    ])
  })
}
