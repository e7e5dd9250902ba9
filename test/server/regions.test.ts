import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importSchema, startForm } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'
import { writeFiles } from '../write-files.ts'

const REGIONS = {
  levels: [
    { id: 'country', title: 'Country', places: { E: 'England', W: 'Wales' } },
    { id: 'council', title: 'Council', places: { E06000001: 'Hartlepool', W06000015: 'Cardiff' } },
  ],
}

/** A form of councils, with a field for the council; the review is that of a country. */
function councilsForm(): ReadonlyMap<string, string> {
  const place = {
    type: 'object',
    format: 'region',
    title: 'Council',
    properties: { code: { type: 'string' }, name: { type: 'string' } },
    required: ['code', 'name'],
  }
  const schema = {
    type: 'object',
    properties: { council: place, homes: { type: 'integer', title: 'Homes' } },
    required: ['council', 'homes'],
  }
  const how = {
    id: 'councils',
    edition: '2026',
    title: 'Councils',
    agency: 'Agency',
    language: 'en',
    fieldTypes,
  }
  const files = new Map(importSchema(schema, how).files)
  const form = JSON.parse(files.get('form.json')!)
  form.roles.applicant = { title: 'Council officer', level: 'council' }
  form.roles.reviewer.level = 'country'
  form.region = { council: '/council' }
  form.quotas = [{ of: 'country', limit: 1, source: 'Notice' }]
  files.set('form.json', JSON.stringify(form))
  files.set('regions.json', JSON.stringify(REGIONS))
  return files
}

/** A form of councils that does not ask for the council; a ruling of England shows a field sooner. */
function rulingsForm(): ReadonlyMap<string, string> {
  const schema = {
    type: 'object',
    properties: { homes: { type: 'integer', title: 'Homes' }, why: { type: 'string', title: 'Why so many' } },
  }
  const how = {
    id: 'rulings',
    edition: '2026',
    title: 'Rulings',
    agency: 'Agency',
    language: 'en',
    fieldTypes,
  }
  const files = new Map(importSchema(schema, how).files)
  const written = (path: string) => JSON.parse(files.get(path)!)
  const form = written('form.json')
  form.roles.applicant = { title: 'Council officer', level: 'council' }
  form.roles.reviewer.level = 'country'
  files.set('form.json', JSON.stringify(form))
  files.set('regions.json', JSON.stringify(REGIONS))
  const params = { many: { value: 100, title: 'Many homes', source: 'Notice' } }
  files.set('2026/edition.json', JSON.stringify({ ...written('2026/edition.json'), params }))
  const rules = [{ id: 'WHY', visible: 'homes > params.many', at: '/why', source: 'Notice' }]
  files.set('2026/rules.json', JSON.stringify({ rules }))
  const ruling = {
    region: 'E',
    authority: 'England',
    source: 'Ruling',
    params: { many: { value: 10, source: 'Ruling' } },
  }
  files.set('2026/regions/E.json', JSON.stringify(ruling))
  return files
}

let site: Installation

beforeAll(async () => {
  const forms = mkdtempSync(join(tmpdir(), 'formwright-regions-'))
  const written = { councils: councilsForm(), rulings: rulingsForm(), plain: startForm('plain', 2026, 'en') }
  for (const [id, files] of Object.entries(written)) writeFiles(join(forms, id), files)
  site = await install({ forms })
  await site.admin()
}, 120_000)
afterAll(() => site.stop())

async function editionsFor(caller: Caller) {
  const { body } = await caller.get<{ form: string; id: string; starts: unknown }[]>('/editions')
  const named = (name: string) => body.find((one) => one.form === name)!
  return { councils: named('councils'), rulings: named('rulings'), plain: named('plain') }
}

async function submit(caller: Caller, edition: string, region: string, values: Record<string, unknown>) {
  const started = await caller.post('/applications', { edition, region })
  expect(started.status, JSON.stringify(started.body)).toBe(201)
  const at = `/applications/${started.body.id}`
  const patch = Object.entries(values).map(([key, value]) => ({ op: 'add', path: `/${key}`, value }))
  const saved = await caller.post(`${at}/saves`, { base: 0, key: `k-${started.body.id}`, patch })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  const { revision } = (await caller.get(at)).body
  const submitted = await caller.post(`${at}/transitions`, { transition: 'submit', revision })
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200)
  return at
}

async function recommend(caller: Caller, at: string) {
  const { revision } = (await caller.get(at)).body
  return caller.post(`${at}/transitions`, { transition: 'recommend', revision, opinion: 'Good' })
}

test('the places of a form are those that it gives, from the invitation to the review', async () => {
  const admin = await site.admin()
  const invite = (role: string, region: string, form = 'councils') =>
    admin.post('/invitations', { email: 'x@test.example', name: 'X', grants: [{ role, region, form }] })
  expect((await invite('applicant', '350582')).body).toMatchObject({ reason: 'region-unknown' })
  expect((await invite('applicant', 'E')).body).toMatchObject({
    reason: 'region-level',
    level: 'Council',
    region: 'England (E)',
  })
  expect((await invite('applicant', '')).body).toMatchObject({ reason: 'region-needed' })
  expect((await site.stranger.get('/regions')).body).toContainEqual({ form: 'councils', regions: REGIONS })

  const officer = await site.person('officer', { role: 'applicant', region: 'E06000001', form: 'councils' })
  const { councils } = await editionsFor(officer)
  expect(councils.starts).toEqual([{ level: 'council', region: 'E06000001' }])
  const elsewhere = await officer.post('/applications', {
    edition: councils.id,
    region: 'W06000015',
  })
  expect(elsewhere.status).toBe(403)
  const at = await submit(officer, councils.id, 'E06000001', { homes: 12 })
  expect((await officer.get(at)).body).toMatchObject({
    regionName: 'Hartlepool, England',
    answers: { council: { code: 'E06000001', name: 'Hartlepool' }, homes: 12 },
  })

  const [english, welsh] = await Promise.all(
    ['E', 'W'].map((region) =>
      site.person(`of-${region.toLowerCase()}`, { role: 'reviewer', region, form: 'councils' }),
    ),
  )
  expect((await english!.get('/me')).body.person).toMatchObject({ reviewer: true })
  expect((await welsh!.get(at)).status).toBe(404)
  expect((await welsh!.get('/applications')).body.total).toBe(0)
  expect((await english!.get('/applications')).body.applications).toMatchObject([
    { region: 'E06000001', regionName: 'Hartlepool, England' },
  ])
  expect((await recommend(english!, at)).body).toEqual({ from: 'submitted', to: 'recommended' })
  const second = await submit(officer, councils.id, 'E06000001', { homes: 3 })
  expect((await recommend(english!, second)).status).toBe(422)

  const more = { form: 'councils', edition: '2026', until: '2031-01-01T00:00:00Z', reason: 'Flood' }
  expect((await admin.post('/extensions', { ...more, region: 'E06' })).status).toBe(422)
  expect((await admin.post('/extensions', { ...more, region: 'E' })).status).toBe(201)
})

test('a form without regions is filled in, reviewed and listed; nobody sees what others fill in', async () => {
  const admin = await site.admin()
  const grants = [{ role: 'applicant', region: '350582', form: 'plain' }]
  const refused = await admin.post('/invitations', { email: 'y@test.example', name: 'Y', grants })
  expect(refused.body).toMatchObject({ reason: 'region-not-needed' })
  const [one, other, reviewer] = await Promise.all([
    site.person('one', { role: 'applicant', region: '', form: 'plain' }),
    site.person('other', { role: 'applicant', region: '', form: 'plain' }),
    site.person('reads', { role: 'reviewer', region: '', form: 'plain' }),
  ])
  const { plain } = await editionsFor(one)
  expect(plain.starts).toEqual([{ level: 'everywhere', region: '', own: true }])
  const sample = JSON.parse(startForm('plain', 2026, 'en').get('2026/answers/sample.json')!)
  sample.income = { y2024: 1.2, y2025: 1.5 }
  const at = await submit(one, plain.id, '', sample)
  expect((await other.get(at)).status).toBe(404)
  expect((await other.get('/applications')).body.total).toBe(0)
  expect((await one.get('/applications')).body.total).toBe(1)
  expect((await reviewer.get('/applications')).body.applications).toMatchObject([{ regionName: '' }])
  expect((await one.get('/me')).body.person.reviewer).toBe(false)
  expect((await reviewer.get('/me')).body.person.reviewer).toBe(true)
  expect((await recommend(reviewer, at)).body).toEqual({ from: 'submitted', to: 'recommended' })
  // a role elsewhere is none here
  const elsewhere = await site.person('councillor', { role: 'reviewer', region: 'E' })
  expect((await elsewhere.get(at)).status).toBe(404)
})

test('what the ruling of a region shows is printed and exported, though no answer names the region', async () => {
  const answers = { homes: 50, why: 'Harbour' }
  const fileOf = async (caller: Caller, path: string, body?: object) => {
    const answer = await fetch(`${caller.address}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie: caller.cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    expect(answer.status).toBe(200)
    return new Uint8Array(await answer.arrayBuffer())
  }
  const workbook = async (...asked: Parameters<typeof fileOf>) =>
    JSON.stringify(await readXlsx(await fileOf(...asked)))
  for (const [region, isShown] of [
    ['E06000001', true],
    ['W06000015', false],
  ] as const) {
    const officer = await site.person(`ruled-${region}`, { role: 'applicant', region, form: 'rulings' })
    const { rulings } = await editionsFor(officer)
    const at = await submit(officer, rulings.id, region, answers)
    const reviewer = await site.person(`reviews-${region}`, {
      role: 'reviewer',
      region: region[0]!,
      form: 'rulings',
    })
    const held = [
      await workbook(officer, `${at}/paper/xlsx`),
      // of changes that are not sent yet
      await workbook(officer, `/editions/${rulings.id}/paper/xlsx`, { answers, region }),
      await tableFor(reviewer, fileOf),
    ].map((text) => text.includes('Harbour'))
    expect(held).toEqual([isShown, isShown, isShown])
  }
})

/** The table of what somebody may read, as text. */
async function tableFor(caller: Caller, fileOf: (caller: Caller, path: string) => Promise<Uint8Array>) {
  const table = { format: 'csv', columns: ['$region', '/why'] }
  const { body } = await caller.post('/exports', { form: 'rulings', edition: '2026', papers: [], table })
  const state = async () =>
    (await caller.get<{ id: string; state: string }[]>('/exports')).body.find(({ id }) => id === body.id)
      ?.state
  await expect.poll(state, { timeout: 60_000 }).toBe('done')
  return new TextDecoder().decode(await fileOf(caller, `/exports/${body.id}/file`))
}
