import { sql } from 'kysely'
import { significantDigits } from '@formwright/definition'
import { isOwnOnly, rightsOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { liesInAny } from '../access/regions-in-sql.ts'
import type { Database, Reader } from '../database/connect.ts'
import type { RouteServices } from '../services.ts'

/** Filter for the applications that a person may read. */
export interface Filter {
  readonly form?: string | undefined
  readonly edition?: string | undefined
  readonly state?: string | undefined
  readonly region?: string | undefined
  readonly unit?: string | undefined
}

/** Applications with the same access attributes, and their number. */
export interface Group {
  readonly form: string
  /** Digest. */
  readonly edition: string
  readonly edition_name: string
  readonly unit: string
  /** Region code, truncated to the digits that roles and filter distinguish. */
  readonly region: string
  /** Whether that is the full code. */
  readonly whole: boolean
  readonly state: string
  readonly quota_held: boolean
  readonly demonstration: boolean
  /** Owning organisation; null for none. */
  readonly organisation: string | null
  readonly count: number
}

/** Number of lines in `tally` before they are combined. */
const LOOSE_LINES = 2000

/**
 * The groups of applications that a person may read with their current roles, ignoring the state filter, so
 * that all states can be counted. The cost does not depend on the number of applications.
 */
export async function readableGroups(
  { db, editions }: Pick<RouteServices, 'db' | 'editions'>,
  person: Person,
  filter: Filter,
): Promise<Group[]> {
  if (person.grants.length === 0) return []
  const groups = await groupsIn(db, person, filter)
  const digests = [...new Set(groups.map((group) => group.edition))]
  const forms = new Map(
    await Promise.all(
      digests.map(async (digest) => [digest, (await editions.bundleOf(digest))?.form] as const),
    ),
  )
  const isReadable = (group: Group) => {
    const form = forms.get(group.edition)
    return form !== undefined && rightsOf(person, form, group).read
  }
  const readable = groups.filter(isReadable)
  // ownership only matters for forms with roles of `scope: "own"`
  if (!person.grants.some(({ role }) => [...forms.values()].some((form) => form && isOwnOnly(form, role))))
    return readable
  const own = await groupsIn(db, person, filter, person.organisation)
  return [
    ...readable,
    ...own.filter((group) => !isReadable({ ...group, organisation: null }) && isReadable(group)),
  ]
}

const KINDS = ['form', 'edition', 'edition_name', 'unit', 'region', 'state', 'quota_held', 'demonstration']

/** The groups in a person's regions; of one organisation, if given. */
async function groupsIn(
  db: Reader,
  { grants }: Person,
  { form, edition, region, unit }: Filter,
  owner: string | null = null,
): Promise<Group[]> {
  const granted = grants.map((grant) => grant.region)
  const wanted = region ?? ''
  const digits = Math.max(...[wanted, ...granted].map((code) => significantDigits(code).length))
  const column = sql.ref('region')
  const counted =
    owner === null
      ? sql`tally`
      : sql`(select ${sql.raw(KINDS.join(', '))}, 1 as count from application where organisation = ${owner}) own`
  const { rows } = await sql<Omit<Group, 'count' | 'organisation'> & { readonly count: string }>`
    select form, edition, edition_name, unit, left(region, ${digits}::int) as region,
      length(region) <= ${digits}::int as whole, state, quota_held, demonstration, sum(count) as count
    from ${counted}
    where ${liesInAny(column, granted)} and ${liesInAny(column, [wanted])}
      and ${is('form', form)} and ${is('edition_name', edition)} and ${is('unit', unit)}
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(count) > 0
  `.execute(db)
  return rows.map((group) => ({ ...group, organisation: owner, count: Number(group.count) }))
}

function is(column: string, value: string | undefined) {
  return value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`
}

/** Combines the lines of equal groups; their sums are the same at every moment. */
export async function foldTally(db: Database): Promise<void> {
  const columns = sql.raw(KINDS.join(', '))
  await sql`
    with gone as (
      delete from tally where (select count(*) from tally) >
        ${LOOSE_LINES} + (select count(*) from (select distinct ${columns} from tally) kinds)
      returning *)
    insert into tally (${columns}, count) select ${columns}, sum(count) from gone
      group by ${columns} having sum(count) <> 0
  `.execute(db)
}
