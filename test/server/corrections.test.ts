import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modelOf, removeField } from '@formwright/studio'
import { root } from '../edition.ts'
import { oneSeason } from '../one-season.ts'
import { Caller } from './caller.ts'
import { declared } from './declared.ts'
import { newDatabase } from './installation.ts'

/** Drafts besides those that somebody types in; a third of them says nothing of the field that goes. */
const COPIES = 150
const WRITERS = 4
const GONE = '/digital/cloudRate'

const data = mkdtempSync(join(tmpdir(), 'formwright-corrections-'))
let url: string
let database: pg.Client
let child: ChildProcess
let address: string

/** The product in a process of its own, so that it can be killed. */
async function start(port: number): Promise<void> {
  child = spawn(
    process.execPath,
    [
      join(root, 'packages/cli/bin/formwright.js'),
      'serve',
      oneSeason(),
      '--json',
      '--demo',
      '--data',
      data,
      '--port',
      String(port),
    ],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url, REQUESTS_PER_MINUTE: '1000000' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  address = await new Promise((done) => {
    let out = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes('"address"')) done((JSON.parse(out.split('\n')[0]!) as { address: string }).address)
    })
  })
}

beforeAll(async () => {
  url = await newDatabase()
  database = new pg.Client({ connectionString: url })
  await database.connect()
  await start(0)
})
afterAll(async () => {
  child.kill('SIGTERM')
  await new Promise((done) => child.once('exit', done))
  await database.end()
  rmSync(data, { recursive: true, force: true })
})

const signIn = (name: string) => new Caller(address).signIn(`${name}@demo.example`, 'yanshi-2024-formwright')
const count = async (where: string) =>
  Number((await database.query<{ n: string }>(`select count(*) as n from ${where}`)).rows[0]!.n)

/** Corrects the form: a title is worded otherwise, and a field goes. Gives the digest. */
async function publishCorrection(admin: Caller): Promise<string> {
  const { body: made } = await admin.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })
  const { files } = (await admin.get(`/definitions/drafts/${made.id}`)).body as {
    files: Record<string, string>
  }
  const model = modelOf(new Map(Object.entries(files)), '2024')!
  const { changes } = removeField(model, GONE)
  const saved = await admin.call('PATCH', `/definitions/drafts/${made.id}`, {
    base: 0,
    step: 'file',
    changes: Object.fromEntries([...changes].map(([path, text]) => [path, text ?? null])),
  })
  expect(saved.status).toBe(200)
  await admin.post(`/definitions/drafts/${made.id}/review`, { what: 'ask' })
  await admin.post(`/definitions/drafts/${made.id}/review`, { what: 'approve' })
  const published = await admin.post(`/definitions/drafts/${made.id}/publish`)
  expect(published.status, JSON.stringify(published.body)).toBe(200)
  return published.body.digest
}

test('a correction in season reaches drafts and no submitted ones; nothing typed meanwhile is lost, though the server is killed', async () => {
  const county = await signIn('county')
  const admin = await signIn('admin')
  const full = await declared(county)
  const submitted = await declared(county)
  await county.post(`/applications/${submitted.id}/transitions`, {
    transition: 'submit',
    revision: submitted.revision,
  })
  const edition = (await county.get(`/applications/${full.id}`)).body.edition as string
  const names = fc.sample(fc.string({ minLength: 1, maxLength: 12 }), { numRuns: COPIES, seed: 7 })
  await database.query(
    `insert into application (id, form, edition, edition_name, region, region_name, unit, title, state, revision, answers, origins,
       reasons, progress, quota_held, demonstration, created_by)
     select gen_random_uuid(), form, edition, edition_name, region, region_name, unit, title, state, 0,
       jsonb_set(case when n % 3 = 0 then answers #- '{digital,cloudRate}' else answers end, '{cover,contactName}', to_jsonb($2::text[]) -> n - 1),
       '{}', '{}', progress, false, demonstration, created_by
     from (select * from application where id = $1) one, generate_series(1, ${COPIES}) n`,
    [full.id, names],
  )

  const toBeAsked = await count(
    `application where state in ('draft', 'returned') and answers #> '{digital}' ? 'cloudRate'`,
  )

  // people who have the form open as it was: they type, and follow when they are told that it was corrected
  const acknowledged = new Map<string, string>()
  const seen = { over: false }
  const writers = Array.from({ length: WRITERS }, async (_, index) => {
    const { body } = await county.post('/applications', {
      edition,
      region: '350582',
      answers: { cover: { contactName: '甲' } },
    })
    const id = body.id as string
    let on = { edition, revision: 1 }
    for (let number = 0; !seen.over; number++) {
      const value = `${index}号第${number}次`
      const answer = await new Caller(address, county.cookie)
        .post(`/applications/${id}/saves`, {
          base: on.revision,
          edition: on.edition,
          key: `writer-${index}-${number}`,
          patch: [{ op: 'replace', path: '/cover/contactName', value }],
        })
        .catch(() => undefined)
      if (answer?.status === 200) {
        acknowledged.set(id, value)
        on = { ...on, revision: answer.body.revision }
        // the speed of somebody who types fast
        await new Promise((done) => setTimeout(done, 20))
      } else if (answer) {
        // or what it sent before the server was killed was taken, and not answered
        expect(['stale', 'conflict']).toContain(answer.body.error)
        const now = await new Caller(address, county.cookie).get(`/applications/${id}`).catch(() => undefined)
        if (now) on = { edition: now.body.edition, revision: now.body.revision }
      } // no server answers: a page tries again after a while
      else await new Promise((done) => setTimeout(done, 50))
    }
  })

  const digest = await publishCorrection(admin)
  await expect.poll(() => count('correction'), { interval: 5, timeout: 30_000 }).toBeGreaterThan(5)
  child.kill('SIGKILL')
  await new Promise((done) => child.once('exit', done))
  const halfway = await count('correction')
  expect(halfway).toBeLessThan(COPIES)
  await start(Number(new URL(address).port))
  const left = `application where state = 'draft' and edition <> '${digest}' and not answers #> '{digital}' ? 'cloudRate'`
  await expect.poll(() => count(left), { timeout: 60_000 }).toBe(0)
  const asks = () => count(`correction where state = 'waiting'`)
  await expect.poll(asks, { timeout: 60_000 }).toBe(toBeAsked)
  seen.over = true
  await Promise.all(writers)

  for (const [id, value] of acknowledged) {
    const { body } = await county.get(`/applications/${id}`)
    expect([body.edition, body.answers.cover.contactName]).toEqual([digest, value])
  }
  const { rows } = await database.query<{ name: string; n: string }>(
    `select answers #>> '{cover,contactName}' as name, count(*) as n from application where state = 'draft' group by 1`,
  )
  const kept = new Map(rows.map(({ name, n }) => [name, Number(n)]))
  for (const name of new Set(names))
    expect([name, kept.get(name)]).toEqual([name, names.filter((other) => other === name).length])
  expect((await county.get(`/applications/${submitted.id}`)).body).toMatchObject({
    edition,
    state: 'submitted',
  })
  expect((await county.get(`/applications/${submitted.id}/correction`)).body).toEqual({
    last: null,
    leftOver: [],
  })

  // who filled in what goes chooses; what has no place is kept as it was typed
  const {
    body: { last: asked, leftOver },
  } = await county.get(`/applications/${full.id}/correction`)
  expect(leftOver).toEqual([])
  expect(asked).toMatchObject({ state: 'waiting', from: edition, to: digest, seen: false })
  expect(asked.aside).toEqual([
    { label: expect.stringContaining('上云'), value: 61.31, text: expect.anything() },
  ])
  expect(asked.changes.filter(({ concerned }: { concerned: boolean }) => concerned)).toHaveLength(1)
  const decide = (what: string) =>
    county.post(`/applications/${full.id}/correction`, { correction: asked.id, what })
  const before = (await county.get(`/applications/${full.id}`)).body
  expect(before.edition).toBe(edition)
  expect((await decide('accept')).body).toEqual({ state: 'made', revision: before.revision + 1 })
  const after = (await county.get(`/applications/${full.id}`)).body
  expect(after.edition).toBe(digest)
  expect(after.answers.digital).not.toHaveProperty('cloudRate')
  expect((await county.get(`/applications/${full.id}/correction`)).body).toMatchObject({
    last: { state: 'made', seen: true, aside: [] },
    leftOver: [{ value: 61.31 }],
  })
  const province = await signIn('province')
  expect((await province.get(`/applications/${full.id}/correction`)).body?.leftOver ?? []).toEqual([])
  // an editor that still has the form as it was is told so, and sends nothing into the wrong places
  const stale = await county.post(`/applications/${full.id}/saves`, {
    base: before.revision,
    key: 'without-edition',
    patch: [{ op: 'replace', path: GONE, value: 70 }],
  })
  expect(stale).toMatchObject({ status: 409, body: { error: 'stale', edition: digest } })
}, 180_000)
