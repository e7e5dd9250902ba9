import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import type { Installation } from './installation.ts'
import { publishChanges } from './published.ts'
import { FILLED, siteOf, smallForm } from './small-form.ts'

/** A form of which nothing depends on the unit of a field, or on what another one is called. */
const form = () => smallForm([], ({ roles }) => (roles.province.seesPrivate = false))

/** As it is corrected in season: money in another unit, and a field of another name. */
function corrected(files: Readonly<Record<string, string>>): Record<string, string> {
  const changed = Object.entries(files).map(([path, text]) => [
    path,
    text
      .replaceAll('亿元', '万元')
      .replaceAll(/("x-id": *"staff")|(?<=["/])staff(?=")/g, (_, id?: string) => id ?? 'people'),
  ])
  return Object.fromEntries(changed.filter(([path, text]) => files[path!] !== text))
}

let stop: () => Promise<void>
let site: Installation
let county: Caller
let province: Caller

beforeAll(async () => {
  ;({ site, county, province, stop } = await siteOf(form()))
})
afterAll(() => stop())

/** Filled in twice, the number of people first with another value, and handed in. */
async function handedIn(edition: string): Promise<{ id: string; revision: number }> {
  const { body } = await county.post('/applications', {
    edition,
    region: '350582',
    answers: { ...FILLED, staff: 80, income: { y2024: 1.2, y2025: 1.4 } },
  })
  const save = (base: number, path: string, value: number) =>
    county.post(`/applications/${body.id}/saves`, {
      base,
      key: `typed-${path}`,
      patch: [{ op: 'replace', path, value }],
    })
  await save(1, '/staff', 86)
  const { revision } = (await save(2, '/income/y2025', 1.5)).body
  const made = await county.post(`/applications/${body.id}/transitions`, { transition: 'submit', revision })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return { id: body.id, revision }
}

async function correct(): Promise<string> {
  const admin = await site.admin()
  const writer = await site.person('formadmin', { role: 'formAdmin', region: '' })
  return publishChanges({ writer, admin }, { form: 'farm', edition: '2026' }, corrected)
}

test('what was filled in before a correction is read as it was meant, wherever it is shown after it', async () => {
  const edition = (await county.get<{ id: string }[]>('/editions')).body[0]!.id
  const stays = await handedIn(edition)
  const { id, revision } = await handedIn(edition)
  const printed = (await county.get(`/applications/${id}/receipt`)).body.code as string
  const seenAt = (caller: Caller, pointer: string) =>
    caller.get<{ before: unknown; after: unknown; pointer: string }[]>(
      `/applications/${id}/history?pointer=${pointer}`,
    )
  await province.post(`/applications/${id}/notes`, { pointer: '/staff', text: '请核对' })
  await province.post(`/applications/${id}/transitions`, { transition: 'return', revision })

  const digest = await correct()
  const question = async () => (await county.get(`/applications/${id}/correction`)).body.last
  await expect.poll(async () => (await question())?.state, { timeout: 30_000 }).toBe('waiting')
  const asked = await question()
  await county.post(`/applications/${id}/correction`, { correction: asked.id, what: 'accept' })
  // each of those who fill it in is told, whoever of them chose
  const colleague = await site.person('colleague', { role: 'applicant', region: '350582' })
  const told = async (caller: Caller) => (await caller.get(`/applications/${id}/correction`)).body.last.seen
  expect([await told(county), await told(colleague)]).toEqual([true, false])
  await colleague.post(`/applications/${id}/correction`, { correction: asked.id, what: 'seen' })
  expect([await told(county), await told(colleague)]).toEqual([true, true])
  const now = (await county.get(`/applications/${id}`)).body
  expect(now).toMatchObject({
    edition: digest,
    answers: { people: 86, income: { y2024: 12_000, y2025: 15_000 } },
  })
  await county.post(`/applications/${id}/saves`, {
    base: now.revision,
    key: 'typed-after',
    patch: [{ op: 'replace', path: '/income/y2025', value: 15_100 }],
  })

  // what may be restored is in the unit, and at the place, that count now
  const values = async (pointer: string) =>
    (await seenAt(county, pointer)).body.map(({ before, after }) => [before, after])
  expect(await values('/income/y2025')).toEqual([
    [15_000, 15_100],
    [14_000, 15_000],
    [null, 14_000],
  ])
  expect(await values('/people')).toEqual([
    [80, 86],
    [null, 80],
  ])
  expect((await seenAt(county, '/people')).body.map(({ pointer }) => pointer)).toEqual(['/people', '/people'])
  expect(await values('/staff')).toEqual([])
  expect((await county.get(`/applications/${id}/at/2`)).body.answers).toMatchObject({
    people: 86,
    income: { y2024: 12_000, y2025: 14_000 },
  })
  // the correction itself is no change of the applicant's
  expect((await province.get(`/applications/${id}/changed`)).body.changes).toEqual([
    { pointer: '/income/y2025', before: 15_000, after: 15_100 },
  ])
  // what was printed when it was handed in is genuine still
  expect((await county.get(`/applications/${id}/receipt`)).body.code).toBe(printed)
  expect((await county.get(`/applications/${id}/verification/${printed}`)).body).toMatchObject({
    genuine: true,
    current: false,
  })

  // one that was handed in stays as it is, and stands in the table in the unit of its heading
  expect((await county.get(`/applications/${stays.id}`)).body.answers).toEqual(FILLED)
  const table = { format: 'csv', columns: ['/organisation', '/income/y2025', '/people'] }
  const { body: made } = await province.post('/exports', {
    form: 'farm',
    edition: '2026',
    papers: [],
    table,
    applications: [stays.id],
  })
  const finished = async () =>
    (await province.get<{ id: string; state: string }[]>('/exports')).body.find((one) => one.id === made.id)
  await expect.poll(async () => (await finished())?.state, { timeout: 30_000 }).toBe('done')
  const file = await fetch(`${site.address}/api/exports/${made.id}/file`, {
    headers: { cookie: province.cookie },
  })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const csv = bytes[0] === 0x50 ? Object.values(unzipSync(bytes))[0]! : bytes
  const [heading, line] = new TextDecoder().decode(csv).trim().split(/\r?\n/)
  expect(heading).toContain('万元')
  expect(line).toBe('绿源,15000,86')
})
