import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modelOf, removeField } from '@formwright/studio'
import type { ImpactView } from '@formwright/api'
import type { Caller } from './caller.ts'
import { declared } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

const COPIES = 240

let site: Installation
let official: Caller
let application: { id: string; revision: number }
let draft: string
let files: Record<string, string>
let revision = 0

beforeAll(async () => {
  site = await install({ demonstration: true })
  official = await site.admin()
  application = await declared(await site.as('county'))
  await inDatabase(
    `insert into application (id, form, edition, edition_name, region, region_name, unit, title, state, revision, answers, origins,
       reasons, progress, quota_held, created_by, organisation, changed_at)
     select gen_random_uuid(), form, edition, edition_name, (array['350582', '350583'])[1 + n % 2], region_name, unit, title, state, 0,
       case when n % 3 = 0 then jsonb_set(answers, '{leading,totalOutput,y2023}', '100') else answers end, '{}', '{}', progress, false,
       created_by, organisation, now()
     from (select * from application where id = $1) one, generate_series(1, ${COPIES}) n`,
    [application.id],
  )
  const made = await official.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })
  draft = made.body.id
  files = (await official.get(`/definitions/drafts/${draft}`)).body.files
})
afterAll(() => site.stop())

async function inDatabase(statement: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: site.databaseUrl })
  await client.connect()
  await client.query(statement, values)
  await client.end()
}

async function change(changes: Record<string, string>) {
  const saved = await official.call('PATCH', `/definitions/drafts/${draft}`, {
    base: revision,
    step: 'file',
    changes,
  })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  revision = saved.body.revision
  Object.assign(files, changes)
}

const now = async () => (await official.get<ImpactView>(`/definitions/drafts/${draft}/impact`)).body

async function workedOut(): Promise<ImpactView & { totals: NonNullable<ImpactView['totals']> }> {
  expect((await official.post(`/definitions/drafts/${draft}/impact`)).status).toBe(201)
  await expect.poll(async () => (await now()).state, { timeout: 60_000 }).toBe('done')
  return (await now()) as never
}

test('a draft that changes nothing concerns nobody', async () => {
  expect(await now()).toBeFalsy()
  const view = await workedOut()
  expect(view).toMatchObject({ current: true, error: null })
  expect(view.totals.applications).toBeGreaterThan(COPIES)
  expect(view.totals).toMatchObject({
    concerned: 0,
    rules: [],
    eligibility: [],
    lost: [],
    changedRules: null,
  })
}, 90_000)

test('a higher threshold flips who is eligible, by rule and by county, with links to each application', async () => {
  await change({
    '2024/edition.json': files['2024/edition.json']!.replace('"value": 40,', '"value": 120,'),
  })
  expect((await now()).current).toBe(false)
  const { totals } = await workedOut()
  const [rule] = totals.eligibility
  // it is told that only the rules with the threshold were tested again
  expect(totals.changedRules).toBeGreaterThan(0)
  // those whose output is 100 are no longer eligible; the others have more
  expect(rule).toMatchObject({ gained: 0, lost: COPIES / 3 })
  expect(totals.rules.find(({ code }) => code === rule!.rule)).toMatchObject({ appearing: COPIES / 3 })
  expect(totals.regions.map(({ name }) => name).join()).toContain('晋江市')
  const path = `/definitions/drafts/${draft}/impact/lines?code=${rule!.rule}`
  const first = (await official.get(path)).body
  const rest = (await official.get(`${path}&after=${first.next}`)).body
  expect(first.lines.length + rest.lines.length).toBe(COPIES / 3)
  expect(first.lines[0].eligibility).toMatchObject([{ rule: rule!.rule, met: 'not-met' }])
  // in the reader's language, and of which year, whoever reads it
  expect(first.lines[0].appearing[0].field.en).toMatch(/^[^\p{Script=Han}]+$/u)
  expect(first.lines[0].editionTitle['zh-CN']).toBe('2024年度')
  expect(JSON.stringify(first)).not.toContain('运动鞋服')
  expect(first.lines[0].title).toBeNull()
  // who reads the applications besides reads which they are
  const both = await site.person(
    'both',
    { role: 'formAdmin', region: '' },
    { role: 'province', region: '350000' },
  )
  expect((await both.get(path)).body.lines[0].title).toContain('运动鞋服')

  // an application that was changed since is tried again, the others are as they were
  const county = await site.as('county')
  await county.post(`/applications/${application.id}/saves`, {
    base: application.revision,
    key: 'less-output',
    patch: [{ op: 'replace', path: '/leading/totalOutput/y2023', value: 90 }],
  })
  expect((await workedOut()).totals.eligibility[0]).toMatchObject({ lost: COPIES / 3 + 1 })
}, 90_000)

test('what was handed in is not counted as moved, also after an edit; what would follow on a return is said', async () => {
  const handIn = (from: string, to: string) =>
    inDatabase(`update application set state = '${to}' where id in (
      select id from application where answers #>> '{leading,totalOutput,y2023}' = '100' and state = '${from}' order by id limit 30)`)
  await handIn('draft', 'submitted')
  const { totals } = await workedOut()
  expect(totals.staying).toEqual({ applications: 30, concerned: 30 })
  expect(totals.eligibility[0]).toMatchObject({ lost: COPIES / 3 + 1 - 30 })
  const path = `/definitions/drafts/${draft}/impact/lines`
  const staying = (await official.get(`${path}?staying=true`)).body
  expect(staying.lines).toHaveLength(30)
  expect(staying.lines[0].eligibility[0].text['zh-CN']).toContain('集群总产值')
  const moving = (await official.get(path)).body
  const ids = new Set(staying.lines.map((one: { application: string }) => one.application))
  expect(moving.lines.filter((one: { application: string }) => ids.has(one.application))).toEqual([])
  // returned, they follow
  await handIn('submitted', 'returned')
  expect((await workedOut()).totals).toMatchObject({
    staying: { applications: 0, concerned: 0 },
    eligibility: [{ lost: COPIES / 3 + 1 }],
  })
}, 90_000)

test('after an edit only what it concerns is tried again, and the sum is that of a fresh look', async () => {
  await change({
    '2024/edition.json': files['2024/edition.json']!.replace('"value": 120,', '"value": 40,'),
  })
  expect((await workedOut()).totals).toMatchObject({ concerned: 0, rules: [], eligibility: [] })
}, 90_000)

test('answers of a field that goes are counted, and stand with the difference', async () => {
  const model = modelOf(new Map(Object.entries(files)), '2024')!
  const gone = removeField(model, '/digital/cloudRate')
  await change(
    Object.fromEntries(
      [...gone.changes].flatMap(([path, text]): [string, string][] =>
        text === undefined ? [] : [[path, text]],
      ),
    ),
  )
  const differences = () => official.get(`/definitions/drafts/${draft}/differences`)
  const losing = async () =>
    ((await differences()).body as { class: string; concerned: number | null }[]).find(
      (one) => one.class === 'loses-answers',
    )
  expect(await losing()).toMatchObject({ concerned: null })
  const { totals } = await workedOut()
  expect(totals.lost).toEqual([
    {
      label: expect.stringContaining('上云'),
      text: { 'zh-CN': expect.stringContaining('上云'), en: 'Share of SMEs in the cloud (%)' },
      count: totals.applications,
    },
  ])
  expect(await losing()).toMatchObject({ concerned: totals.applications })
  const lines = async (label: string) =>
    (await official.get(`/definitions/drafts/${draft}/impact/lines?lost=${encodeURIComponent(label)}`)).body
  expect((await lines(totals.lost[0]!.label)).lines[0].lost).toEqual([
    { label: totals.lost[0]!.label, text: totals.lost[0]!.text },
  ])
  expect((await lines('别的栏目')).lines).toEqual([])
}, 90_000)

test('in a draft of another year it is what last year’s answers lose as they are carried', async () => {
  const { body: made } = await official.post('/definitions/drafts', {
    form: 'sme-cluster',
    edition: '2024',
    next: '2031',
  })
  const at = `/definitions/drafts/${made.id}`
  const { body: next } = await official.get(at)
  const gone = removeField(modelOf(new Map(Object.entries(next.files)), '2031')!, '/digital/cloudRate')
  const saved = await official.call('PATCH', at, {
    base: next.revision,
    step: '',
    changes: Object.fromEntries([...gone.changes].map(([path, text]) => [path, text ?? null])),
  })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  await official.post(`${at}/impact`)
  const run = async () => (await official.get<ImpactView>(`${at}/impact`)).body
  await expect.poll(async () => (await run()).state, { timeout: 60_000 }).toBe('done')
  const { totals } = await run()
  const { body: changes } = await official.get(`${at}/differences`)
  expect(changes.filter((one: { class: string }) => one.class !== 'safe')).toMatchObject([
    { class: 'loses-answers', carried: true, concerned: totals!.applications },
  ])
  await official.call('DELETE', at)
}, 90_000)

test('what a region handed in two years ago is tried where it would be carried, each region’s last', async () => {
  const begin = async (who: Caller, edition: string, next: string) =>
    `/definitions/drafts/${(await who.post('/definitions/drafts', { form: 'sme-cluster', edition, next })).body.id}`
  const writer = await site.person('formadmin', { role: 'formAdmin', region: '' })
  const between = await begin(writer, '2024', '2025')
  // in its years the rule about years before that holds of none
  const { files: drafted, revision: base } = (await writer.get(between)).body
  const path = '2025/edition.json'
  const since = JSON.parse(drafted[path])
  since.params.innovativeSmeSince.value = 2023
  await writer.call('PATCH', between, { base, step: '', changes: { [path]: JSON.stringify(since) } })
  await writer.post(`${between}/review`, { what: 'ask' })
  await official.post(`${between}/review`, { what: 'approve' })
  const published = await official.post(`${between}/publish`)
  expect(published.status, JSON.stringify(published.body)).toBe(200)
  const at = await begin(official, '2025', '2026')
  const tried = async () => {
    await official.post(`${at}/impact`)
    const run = async () => (await official.get<ImpactView>(`${at}/impact`)).body
    await expect.poll(async () => (await run()).state, { timeout: 60_000 }).toBe('done')
    return (await run()).totals!
  }
  expect(await tried()).toMatchObject({ applications: 0 })
  // both of one county, one of another
  await inDatabase(`update application set submitted_at = now() + random() * interval '1 day' where id in (
    (select id from application where region = '350582' and not demonstration limit 2) union all
    (select id from application where region = '350583' and not demonstration limit 1))`)
  const { applications, lost } = await tried()
  expect([applications, lost]).toEqual([2, []])
  await inDatabase('update application set submitted_at = null')
  await official.call('DELETE', at)
}, 120_000)

test('is stopped, and another takes its place', async () => {
  await official.post(`/definitions/drafts/${draft}/impact`)
  expect((await official.call('DELETE', `/definitions/drafts/${draft}/impact`)).body).toEqual({
    cancelled: true,
  })
  expect(await now()).toMatchObject({ state: expect.stringMatching(/cancelled|done/), totals: null })
  expect((await workedOut()).totals.applications).toBeGreaterThan(COPIES)
}, 90_000)

test('where there are no applications nothing is said of how many a change concerns', async () => {
  await inDatabase('truncate application cascade')
  expect((await workedOut()).totals).toMatchObject({ applications: 0, concerned: 0 })
  const { body } = await official.get<{ concerned: number | null }[]>(
    `/definitions/drafts/${draft}/differences`,
  )
  expect(body.length).toBeGreaterThan(0)
  expect(body.map(({ concerned }) => concerned).filter((one) => one !== null)).toEqual([])
})
