import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import { connect } from '../../packages/server/src/database/connect.ts'
import { migrations } from '../../packages/server/src/database/migrations/index.ts'
import { Caller } from './caller.ts'
import { install, newDatabase } from './installation.ts'
import type { Installation } from './installation.ts'
import { publishChanges } from './published.ts'
import { writeFiles } from '../write-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-withdrawals-'))
afterAll(async () => {
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
})

const EDITION = '2026/edition.json'
let edition: object
let site: Installation
let admin: Caller
let writer: Caller
let data: string

/** A form in a folder, and an installation that has it. */
beforeEach(async () => {
  await site?.stop()
  writeForm()
  data = mkdtempSync(join(folder, 'data-'))
  site = await install({ forms: folder, databaseUrl: await newDatabase(), data })
  admin = await site.admin()
  writer = await site.person('formadmin', { role: 'formAdmin', region: '' })
}, 120_000)

function writeForm(): void {
  const files = new Map([...startForm('farm', 2026)].filter(([path]) => !/cases|texts\//.test(path)))
  const { requiredLanguages: _, ...form } = JSON.parse(files.get('form.json')!)
  form.roles.province.seesPrivate = false
  files.set('form.json', JSON.stringify(form))
  files.set('2026/rules.json', JSON.stringify({ rules: [] }))
  edition = { ...(JSON.parse(files.get(EDITION)!) as object), params: {} }
  files.set(EDITION, saying('folder'))
  writeFiles(join(folder, 'farm'), files)
}

/** The file of the edition, which is called something else in each version. */
const saying = (what: string) => JSON.stringify({ ...edition, title: what })

async function restart(refusing = false): Promise<void> {
  await site.stop()
  site = await install({ forms: folder, databaseUrl: site.databaseUrl, data, refusing })
  admin = new Caller(site.address, admin.cookie)
  writer = new Caller(site.address, writer.cookie)
}

/** Publishes a version that is called something; gives its digest. */
const publish = (what: string): Promise<string> =>
  publishChanges({ writer, admin }, { form: 'farm', edition: '2026' }, () => ({ [EDITION]: saying(what) }))

const withdraw = async (digest: string) =>
  expect((await admin.call('DELETE', `/definitions/published/${digest}`)).body).toEqual({ withdrawn: true })
const versions = async () => (await writer.get('/definitions')).body.versions as Version[]
const stateOf = async (digest: string) => (await versions()).find((one) => one.digest === digest)?.state
const offered = async () => (await versions()).find(({ state }) => state === 'offered')?.digest

interface Version {
  readonly digest: string
  readonly state: string
  readonly ofFolder: boolean
  readonly offerable: boolean
}

test('what was withdrawn before an upgrade does not come back on offer', async () => {
  const ofFolder = await offered()
  const first = await publish('first')
  await withdraw(first)
  // as a database stands that was brought up to date by the release before
  const { db, close } = connect(site.databaseUrl)
  await db.updateTable('edition').set({ withdrawn: false }).execute()
  await migrations['130-withdrawn-before']!.up(db)
  const second = await publish('second')
  expect(await stateOf(first)).toBe('withdrawn')
  // validators are of this release: of what is on offer, of what was, and of what the folder has
  await db.updateTable('edition').set({ validators: '// of the release before' }).execute()
  await close()
  await restart(true)
  for (const digest of [first, second, ofFolder]) {
    const address = `${site.address}/api/editions/${digest}/validators.js`
    const answer = await fetch(address)
    expect(await answer.text()).toMatch(/^\/\/ made by .*\nexport /)
    // which a browser must not keep over the next release
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    const again = { headers: { 'if-none-match': answer.headers.get('etag')! } }
    expect((await fetch(address, again)).status).toBe(304)
  }
  await withdraw(second)
  expect(await offered()).toBe(ofFolder)
}, 120_000)

test('what was published anew after it was withdrawn is none that was withdrawn', async () => {
  const first = await publish('first')
  await withdraw(first)
  expect(await publish('first')).toBe(first)
  const { db, close } = connect(site.databaseUrl)
  const second = await publish('second')
  await migrations['130-withdrawn-before']!.up(db)
  await close()
  await withdraw(second)
  expect(await offered()).toBe(first)
  // who fills in without an account is told that it was taken back, and not that it was corrected
  expect((await site.stranger.get('/editions')).body).toMatchObject([{ id: first, withdrawn: [second] }])
}, 120_000)

test('a draft that was begun from a version withdrawn since says so, and one begun anew does not', async () => {
  const begin = async (next?: string) => {
    const body = { form: 'farm', edition: '2026', ...(next === undefined ? {} : { next }) }
    return (await writer.post('/definitions/drafts', body)).body.id as string
  }
  const withdrawnOf = async (id: string) => (await writer.get(`/definitions/drafts/${id}`)).body.withdrawn
  const first = await publish('first')
  const [correction, nextYear] = [await begin(), await begin('2027')]
  expect(await withdrawnOf(nextYear)).toBeNull()
  await withdraw(first)
  const told = { by: expect.any(String) as string, at: expect.any(String) as string }
  expect(await withdrawnOf(nextYear)).toEqual(told)
  expect(await withdrawnOf(correction)).toEqual(told)
  for (const id of [correction, nextYear]) await writer.call('DELETE', `/definitions/drafts/${id}`)
  expect(await withdrawnOf(await begin('2027'))).toBeNull()
}, 120_000)

test('one withdrawn while the folder holds a version that is refused leaves the folder’s edition on offer', async () => {
  const ofFolder = await offered()
  const first = await publish('first')
  writeFileSync(join(folder, 'farm', EDITION), JSON.stringify({ ...edition, unknown: true }))
  await restart(true)
  expect(await offered()).toBe(first)
  await withdraw(first)
  expect(await stateOf(first)).toBe('withdrawn')
  // what the folder held before it broke
  expect(await offered()).toBe(ofFolder)
  writeFileSync(join(folder, 'farm', EDITION), saying('mended'))
  await restart()
  expect(await offered()).not.toBe(ofFolder)
  expect(await offered()).toBeTruthy()
}, 120_000)

test('what was taken off is passed over for a version before it', async () => {
  const ofFolder = (await offered())!
  const first = await publish('first')
  expect(await publish('folder')).toBe(ofFolder)
  await withdraw(ofFolder)
  expect(await offered()).toBeUndefined()
  await withdraw(await publish('third'))
  expect(await offered()).toBe(first)
}, 120_000)

test('the edition of the folder can be offered again, also by way of what was published; never two at once', async () => {
  const told = async (digest: string) => (await versions()).find((one) => one.digest === digest)
  const ofFolder = (await offered())!
  expect(await told(ofFolder)).toMatchObject({ ofFolder: true, offerable: false })
  // published here with the same content: it is taken off as that of the folder is
  const first = await publish('first')
  expect(await told(first)).toMatchObject({ ofFolder: false, offerable: false })
  expect(await publish('folder')).toBe(ofFolder)
  await withdraw(ofFolder)
  expect(await told(ofFolder)).toMatchObject({ state: 'withdrawn', ofFolder: true, offerable: true })

  // a correction is on offer instead, and none beside it
  const second = await publish('second')
  const again = () => admin.call('PUT', `/definitions/published/${ofFolder}`)
  expect((await again()).status).toBe(404)
  expect(await told(ofFolder)).toMatchObject({ state: 'withdrawn', offerable: false })
  await withdraw(second)
  await withdraw(first)
  expect(await offered()).toBeUndefined()
  expect(await told(ofFolder)).toMatchObject({ state: 'withdrawn', offerable: true })
  expect((await again()).body).toEqual({ offered: true })
  expect(await offered()).toBe(ofFolder)
}, 120_000)

test('who withdrew a version is named for what follows from it, and those who fill in are told that it was withdrawn', async () => {
  const county = await site.person('county', { role: 'applicant', region: '350582' })
  await publish('first')
  const { body: application } = await county.post('/applications', {
    edition: await offered(),
    region: '350582',
    answers: {},
  })
  const last = async () => (await county.get(`/applications/${application.id}/correction`)).body.last
  const second = await publish('second')
  await expect.poll(async () => (await last())?.to, { timeout: 30_000 }).toBe(second)
  expect((await last()).withdrawal).toBe(false)
  expect((await writer.call('DELETE', `/definitions/published/${second}`)).status).toBe(200)
  await expect.poll(async () => (await last())?.from, { timeout: 30_000 }).toBe(second)
  expect((await last()).withdrawal).toBe(true)

  // the server moved it, on account of what each of them did
  const moves = (await admin.get(`/audit?subject=${application.id}&action=application.correct`)).body
  const [back, there] = moves as { actorName: string | null; values: Record<string, string> }[]
  expect([back!.actorName, there!.actorName]).toEqual([null, null])
  const [byWriter, byAdmin] = await Promise.all(
    [writer, admin].map(async (one) => (await one.get('/me')).body),
  )
  expect(back!.values).toMatchObject({ step: 'withdraw', by: byWriter.person.name })
  expect(there!.values).toMatchObject({ step: 'publish', by: byAdmin.person.name })
  const news = (await county.get<{ kind: string; details: object }[]>('/notifications')).body
  expect(news.filter(({ kind }) => kind === 'correction').map(({ details }) => details)).toMatchObject([
    { made: true, withdrawal: true, edition: '2026' },
    { made: true, withdrawal: false, edition: '2026' },
  ])
}, 120_000)
