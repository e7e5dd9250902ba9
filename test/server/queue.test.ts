import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInRegion } from '@formwright/definition'
import { liesIn, liesInAny } from '../../packages/server/src/access/regions-in-sql.ts'
import { connect } from '../../packages/server/src/database/connect.ts'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

/** More than any list was once cut at. */
const MANY = 21_000

let site: Installation
let county: Caller
let province: Caller
let ministry: Caller

beforeAll(async () => {
  site = await install({ demonstration: true })
  county = await site.person('county', { role: 'applicant', region: '350582' })
  province = await site.person('province', { role: 'province', region: '350000' })
  ministry = await site.person('ministry', { role: 'ministry', region: '' })
  const client = new pg.Client({ connectionString: site.databaseUrl })
  await client.connect()
  // in turn: drafts of the county, recommended ones of a neighbour with a place in the order, submitted ones
  // of another province
  await client.query(
    `insert into application (id, form, edition, edition_name, region, region_name, unit, title, state, revision, answers, origins,
       reasons, progress, quota_held, preference, demonstration, created_by, organisation, changed_at, submitted_at)
     select gen_random_uuid(), form, edition, edition_name, (array['350582', '350583', '330182'])[1 + n % 3], region_name,
       (array['350000', '350000', '330000'])[1 + n % 3], '第' || n || '份', (array['draft', 'recommended', 'submitted'])[1 + n % 3], 0, '{}', '{}',
       '{}', progress, n % 3 = 1, case when n % 3 = 1 then n end, false, created_by,
       organisation, timestamptz '2024-01-01' + n / 2 * interval '1 minute', null
     from (select * from application limit 1) one, generate_series(1, ${MANY}) n`,
  )
  await client.end()
})
afterAll(() => site.stop())

const list = async (who: Caller, query: Record<string, string>) =>
  (await who.get(`/applications?${new URLSearchParams(query)}`)).body
const third = MANY / 3

describe('a queue of any length', () => {
  test('has a true total for everybody, and true counts of states', async () => {
    // with what the demonstration brings along
    const imported = (await list(county, { text: '示范' })).total + 0
    const own = await list(county, { limit: '1' })
    expect(own.total).toBeGreaterThanOrEqual(third)
    expect(own.total).toBeLessThan(third + 10)
    expect(imported).toBeLessThan(10)
    expect((await list(province, { limit: '1' })).total).toBe(own.total + third)
    expect((await list(ministry, { limit: '1' })).total).toBe(third)
    expect((await list(ministry, { limit: '1', state: 'draft' })).total).toBe(0)
    const { states } = await list(province, { limit: '1', state: 'recommended' })
    expect(states).toContainEqual({
      state: 'recommended',
      title: { en: 'Recommended', 'zh-CN': '已推荐' },
      count: third,
    })
    expect(states.map(({ state }: { state: string }) => state)).toContain('draft')
    expect((await list(province, { text: `第${MANY - 2}份` })).total).toBe(1)
    expect((await list(province, { region: '350583', limit: '1' })).total).toBe(third)
  })

  test('is walked page by page to its end: each once, the last changed first, also those changed at one moment', async () => {
    const seen: { id: string; changedAt: string }[] = []
    let after: string | null = null
    do {
      const page = await list(ministry, { limit: '500', ...(after && { after }) })
      seen.push(...page.applications)
      after = page.next
    } while (after)
    expect(seen).toHaveLength(third)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(third)
    expect(seen.map(({ changedAt }) => changedAt)).toEqual(
      seen
        .map(({ changedAt }) => changedAt)
        .toSorted((one, other) => (one < other ? 1 : one > other ? -1 : 0)),
    )
    const late = await list(ministry, { from: String(third - 3), limit: '50' })
    expect(late.applications.map(({ id }: { id: string }) => id)).toEqual(seen.slice(-3).map(({ id }) => id))
    expect(late.next).toBeNull()
  })

  test('counts places by what is held', async () => {
    expect((await province.get('/quotas')).body).toMatchObject([{ unit: '350000', limit: 8, held: third }])
    const placed = await list(province, { unit: '350000', placed: 'true', limit: '500' })
    expect(placed.total).toBe(third)
    const { body } = await province.get('/summary')
    expect(body.rows.slice(0, 3).map(({ preference }: { preference: number }) => preference)).toEqual([
      1, 4, 7,
    ])
    const end = (await province.get(`/summary?from=${body.total - 2}`)).body
    expect(end.rows.map(({ preference }: { preference: number | null }) => preference)).toEqual([null, null])
  })

  test('follows what happens: a new one, one that moves, one that is deleted', async () => {
    const { total } = await list(county, { limit: '1' })
    const client = new pg.Client({ connectionString: site.databaseUrl })
    await client.connect()
    const { rows } = await client.query<{ id: string }>(
      `update application set state = 'recommended', quota_held = true where id in (select id from application where state = 'draft' limit 2) returning id`,
    )
    expect((await list(ministry, { limit: '1' })).total).toBe(third + 2)
    await client.query('delete from application where id = $1', [rows[0]!.id])
    await client.end()
    expect((await list(ministry, { limit: '1' })).total).toBe(third + 1)
    expect((await list(county, { limit: '1' })).total).toBe(total - 1)
  })

  test.each([
    ['no position', 'after=nothing'],
    ['a position without an application', 'after=1_1'],
    ['pages without end', 'limit=100000'],
  ])('refuses %s', async (_what, query) => {
    expect((await county.get(`/applications?${query}`)).status).toBe(400)
  })
})

test('the database finds the regions that isInRegion names', async () => {
  const digits = fc.constantFrom('00', '01', '10', '33')
  const code = fc.tuple(digits, digits, digits).map((all) => all.join(''))
  const region = fc.oneof({ arbitrary: code, weight: 9 }, fc.constant(''))
  const { db, close } = connect(site.databaseUrl)
  await fc.assert(
    fc.asyncProperty(region, fc.array(region, { maxLength: 5 }), async (one, others) => {
      const found = await db
        .selectNoFrom(({ val }) => [
          liesInAny(val(one), others).as('any'),
          ...others.map((other, index) => liesIn(val(one), val(other)).as(`in ${index}`)),
        ])
        .executeTakeFirstOrThrow()
      const expected = others.map((other) => isInRegion(one, other))
      expect(Object.values(found)).toEqual([expected.includes(true), ...expected])
    }),
  )
  await close()
})
