import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'
import { publishChanges } from './published.ts'
import { writeFiles } from '../write-files.ts'

const SCHEMA = '2026/schema.json'
const files = new Map([...startForm('farm', 2026)].filter(([path]) => !/cases|texts\//.test(path)))

/** The form, of which nothing depends on what is taken out of it. */
function prepare(): void {
  files.set('2026/rules.json', JSON.stringify({ rules: [] }))
  const edition = JSON.parse(files.get('2026/edition.json')!) as object
  files.set('2026/edition.json', JSON.stringify({ ...edition, params: {}, summary: undefined }))
  const { requiredLanguages: _, ...form } = JSON.parse(files.get('form.json')!)
  files.set('form.json', JSON.stringify(form))
}

/** The files without a field: in the schema, on screen and on paper. */
function without(key: string): Record<string, string> {
  const keeps = (item: unknown) => !JSON.stringify(item).includes(`/${key}"`)
  const pruned = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.filter((item) => item !== `/${key}` && (!isLeafOf(item) || keeps(item))).map(pruned)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, pruned(item)]))
  }
  const isLeafOf = (item: unknown) =>
    (Array.isArray(item) && item.every((cell) => 'label' in cell || 'field' in cell)) ||
    (typeof item === 'object' && item !== null && 'scope' in item)
  const schema = JSON.parse(files.get(SCHEMA)!) as { properties: Record<string, unknown>; required: string[] }
  delete schema.properties[key]
  schema.required = schema.required.filter((name) => name !== key)
  const changed = Object.fromEntries(
    ['form.json', '2026/ui.json', '2026/paper.json'].map((path) => [
      path,
      JSON.stringify(pruned(JSON.parse(files.get(path)!))),
    ]),
  )
  return { ...changed, [SCHEMA]: JSON.stringify(schema) }
}

const FILLED = { organisation: '绿源', staff: 86, hasPlan: 'no', summary: '稳定增长。' }

let folder: string
let site: Installation
let county: Caller
let admin: Caller
let writer: Caller

beforeAll(async () => {
  prepare()
  folder = mkdtempSync(join(tmpdir(), 'formwright-put-back-'))
  writeFiles(join(folder, 'farm'), files)
  site = await install({ forms: folder })
  county = await site.person('county', { role: 'applicant', region: '350582' })
  admin = await site.admin()
  writer = await site.person('formadmin', { role: 'formAdmin', region: '' })
})
afterAll(async () => {
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
})

const publish = (changes: Record<string, string>) =>
  publishChanges({ writer, admin }, { form: 'farm', edition: '2026' }, () => changes)

test('what a correction left without a place is back when a later version has it again', async () => {
  const edition = (await county.get<{ id: string }[]>('/editions')).body[0]!.id
  const start = async () =>
    (await county.post('/applications', { edition, region: '350582', answers: FILLED })).body.id as string
  const [follows, stays] = [await start(), await start()]
  const view = async (id: string) => (await county.get(`/applications/${id}/correction`)).body
  const marks = async (id: string) => (await county.get(`/applications/${id}`)).body.origins
  const answers = async (id: string) => (await county.get(`/applications/${id}`)).body.answers
  const waits = (id: string) => expect.poll(async () => (await view(id)).last?.state, WAIT).toBe('waiting')

  const shorter = await publish(without('staff'))
  await waits(follows)
  const { last } = await view(follows)
  expect(last).toMatchObject({ aside: [{ value: 86 }], back: [] })
  await county.post(`/applications/${follows}/correction`, { correction: last.id, what: 'accept' })
  const { staff: _, ...others } = FILLED
  expect(await answers(follows)).toEqual(others)
  expect((await view(follows)).leftOver).toMatchObject([{ value: 86 }])

  // the version before is on offer again: nothing that is filled in is concerned, so it follows by itself
  await admin.call('DELETE', `/definitions/published/${shorter}`)
  await expect.poll(() => answers(follows), WAIT).toEqual(FILLED)
  expect(await view(follows)).toMatchObject({
    last: { state: 'made', aside: [], back: [{ label: '职工人数', value: 86 }] },
    leftOver: [],
  })
  // nobody typed it there since: it is marked until somebody does
  expect(await marks(follows)).toEqual({ '/staff': { origin: 'restored', value: 86 } })
  expect(await answers(stays)).toEqual(FILLED)
}, 120_000)

test('what somebody typed on the form as it was is kept with the application, and offered once it has a place', async () => {
  const edition = (await county.get<{ id: string }[]>('/editions')).body[0]!.id
  const { body } = await county.post('/applications', { edition, region: '350582', answers: FILLED })
  const { id } = body as { id: string }
  const colleague = await site.person('colleague', { role: 'applicant', region: '350582' })
  const province = await site.person('province', { role: 'province', region: '350000' })
  const view = async (who = county) => (await who.get(`/applications/${id}/correction`)).body
  const answers = async () => (await county.get(`/applications/${id}`)).body.answers
  const left = (value: unknown, of = edition) => ({
    left: [{ of, reason: 'no-field', pointer: '/staff', label: '职工人数', value, detail: '' }],
  })
  const bring = (who: Caller, sent: object) => who.post(`/applications/${id}/left-over`, sent)

  const shorter = await publish(without('staff'))
  await expect.poll(async () => (await view()).last?.state, WAIT).toBe('waiting')
  await county.post(`/applications/${id}/correction`, { correction: (await view()).last.id, what: 'accept' })
  // a colleague was at work without a connection; sent again it is kept once
  for (const _ of [1, 2]) expect(await bring(colleague, left(77))).toMatchObject({ status: 200 })
  expect(await bring(province, left(1))).toMatchObject({ status: 403 })
  expect(await bring(colleague, left(1, 'f'.repeat(64)))).toMatchObject({ status: 422 })
  for (const who of [county, colleague])
    expect((await view(who)).leftOver).toMatchObject([
      { shown: { 'zh-CN': '86人' }, by: null, place: null },
      { text: { 'zh-CN': '“职工人数”：更正后没有这一栏' }, shown: { 'zh-CN': '77人' }, by: 'colleague' },
    ])
  expect((await view(province)).leftOver).toEqual([])

  // the field is there again: what stood in the application is back, the other is for people to decide
  await admin.call('DELETE', `/definitions/published/${shorter}`)
  await expect.poll(answers, WAIT).toEqual(FILLED)
  const [choice, ...more] = (await view(colleague)).leftOver
  expect([choice, more]).toMatchObject([
    { text: { 'zh-CN': '“职工人数”' }, value: 77, place: { fits: true, now: { 'zh-CN': '86人' } } },
    [],
  ])
  const decide = (what: string) =>
    county.post(`/applications/${id}/left-over/decision`, { left: choice.id, what })
  expect(await decide('put')).toMatchObject({ status: 200 })
  expect(await answers()).toEqual({ ...FILLED, staff: 77 })
  expect((await view()).leftOver).toEqual([])
  expect(await decide('put')).toMatchObject({ status: 404 })

  await bring(colleague, left(78))
  const [other] = (await view()).leftOver
  await county.post(`/applications/${id}/left-over/decision`, { left: other.id, what: 'drop' })
  expect([await answers(), (await view()).leftOver]).toEqual([{ ...FILLED, staff: 77 }, []])

  // however often, no more than an application can be read with
  const long = (sign: string) => left(Array.from({ length: 3 }, () => sign.repeat(1_800_000)))
  const statuses = [...'abcd'].map((sign) => bring(colleague, long(sign)).then(({ status }) => status))
  expect((await Promise.all(statuses)).sort()).toEqual([200, 200, 200, 413])
}, 120_000)

test('who fills it in is told before what would be back; what was typed meanwhile stays', async () => {
  const edition = (await county.get<{ id: string }[]>('/editions')).body[0]!.id
  const { body } = await county.post('/applications', { edition, region: '350582', answers: FILLED })
  const { id } = body as { id: string }
  const view = async () => (await county.get(`/applications/${id}/correction`)).body
  const waiting = async (to: string) => {
    const open = async () => {
      const { last } = await view()
      return last?.to === to && last.state === 'waiting'
    }
    await expect.poll(open, WAIT).toBe(true)
    return (await view()).last
  }
  const accept = (correction: string) =>
    county.post(`/applications/${id}/correction`, { correction, what: 'accept' })
  await accept((await waiting(await publish(without('staff')))).id)
  // a later version has the field again, and lacks another
  const other = await waiting(await publish(without('hasPlan')))
  expect(other).toMatchObject({
    aside: [{ value: 'no' }],
    back: [{ label: '职工人数', value: 86 }],
    fills: [{ op: 'add', path: '/staff', value: 86 }],
  })
  await accept(other.id)
  expect((await county.get(`/applications/${id}`)).body.answers).toEqual({
    organisation: '绿源',
    staff: 86,
    summary: '稳定增长。',
  })
  expect(await view()).toMatchObject({
    last: { state: 'made', back: [{ value: 86 }] },
    leftOver: [{ value: 'no' }],
  })
}, 120_000)

const WAIT = { timeout: 60_000, interval: 200 }
