import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PublishedVersion } from '@formwright/api'
import { root } from '../edition.ts'
import { oneSeason } from '../one-season.ts'
import { Caller } from './caller.ts'
import { install, PASSWORD } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let writer: Caller
let second: Caller
let archive: Record<string, Uint8Array>

const data = mkdtempSync(join(tmpdir(), 'formwright-publishing-'))
const installed = (databaseUrl?: string) =>
  // nothing listens there: emails wait in the queue, where a test reads them
  install({
    demonstration: true,
    env: { SMTP_URL: 'smtp://127.0.0.1:1' },
    data,
    ...(databaseUrl ? { databaseUrl } : {}),
  })

beforeAll(async () => {
  site = await installed()
  writer = await site.person('formadmin', { role: 'formAdmin', region: '' })
  second = await site.admin()
})
afterAll(async () => {
  await site.stop()
  rmSync(data, { recursive: true, force: true })
})

const bring = (files: Zippable, more: object = {}, who = writer) =>
  who.post('/definitions/import', { archive: Buffer.from(zipSync(files)).toString('base64'), ...more })

async function archiveOf(id: string): Promise<Record<string, Uint8Array>> {
  const answer = await fetch(`${site.address}/api/definitions/drafts/${id}/archive`, {
    headers: { cookie: writer.cookie },
  })
  return unzipSync(new Uint8Array(await answer.arrayBuffer()))
}

const draftOf = async (id: string) => (await writer.get(`/definitions/drafts/${id}`)).body
const draft = async () =>
  (await writer.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })).body.id as string

/** An application that a county begins on a version; gives the version that it is on. */
async function begunOn(edition: string): Promise<() => Promise<string>> {
  const asked = {
    form: 'sme-cluster',
    edition: '2024',
    region: '350582',
    until: '2099-01-01',
    reason: '补报',
  }
  await second.post('/extensions', asked)
  const county = await site.as('county')
  const begun = await county.post('/applications', { edition, region: '350582', regionName: '晋江市' })
  expect(begun.status, JSON.stringify(begun.body)).toBe(201)
  return async () => (await county.get(`/applications/${begun.body.id}`)).body.edition
}

test('an archive is signed, tells its origin, and comes back as the draft that it was', async () => {
  const id = await draft()
  archive = await archiveOf(id)
  const { files } = await draftOf(id)
  expect((await bring(archive)).status).toBe(409)
  await writer.call('DELETE', `/definitions/drafts/${id}`)
  const brought = await bring(archive)
  expect(brought).toMatchObject({ status: 201, body: { changed: true, known: true } })
  expect(brought.body.fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
  const back = await draftOf(brought.body.id)
  expect(back).toMatchObject({ files, signer: { own: true, known: true } })
  // what was edited here since is not what was signed, whatever the edit calls itself
  const edit = { base: back.revision, step: 'import', changes: { '2024/NOTES.md': '改' } }
  await second.call('PATCH', `/definitions/drafts/${back.id}`, edit)
  expect((await draftOf(back.id)).signer).toMatchObject({ own: true, editedBy: ['第一位管理员'] })
  const undone = {
    ...edit,
    base: back.revision + 1,
    changes: { '2024/NOTES.md': files['2024/NOTES.md'] ?? null },
  }
  await second.call('PATCH', `/definitions/drafts/${back.id}`, undone)
  // the same again is no change; another version of a file is one, and is asked for
  expect((await bring(archive, { replace: true })).body).toMatchObject({ id: back.id, changed: false })
  await writer.call('DELETE', `/definitions/drafts/${back.id}`)
})

describe('an archive from elsewhere', () => {
  test('says that nobody signed it, or that the signer is not known', async () => {
    const { 'manifest.sig': _, ...unsigned } = archive
    const brought = await bring(unsigned)
    expect(brought.body).toMatchObject({ fingerprint: '', known: false })
    expect((await draftOf(brought.body.id)).signer).toEqual({
      fingerprint: '',
      known: false,
      own: false,
      editedBy: [],
    })
    await writer.call('DELETE', `/definitions/drafts/${brought.body.id}`)
  })

  test('that was changed is refused in words; nothing of it is kept', async () => {
    const { status, body } = await bring({ ...archive, 'forms/sme-cluster/form.json': strToU8('{}') })
    expect([status, body.error, body.reason]).toEqual([422, 'unprocessable', 'archive-changed'])
  })

  test('that is none is refused', async () => {
    const bytes = Buffer.from('no archive').toString('base64')
    expect((await writer.post('/definitions/import', { archive: bytes })).body.reason).toBe(
      'archive-unreadable',
    )
  })
})

test('a draft that a colleague has out for review is replaced deliberately only, and both are told', async () => {
  const id = await draft()
  await writer.post(`/definitions/drafts/${id}/review`, { what: 'ask' })
  const { form, edition, files } = await draftOf(id)
  const definition = { form, edition, files: { ...files, '2024/NOTES.md': '乙' } }
  const publish = (more: object) => second.post('/definitions/import', { definition, replace: true, ...more })
  const name = 'formadmin'
  expect((await publish({})).body).toMatchObject({
    reason: 'draft-of-colleague',
    draft: id,
    by: [name],
    state: 'in-review',
    what: expect.stringContaining('2024'),
    at: expect.any(String),
  })
  expect((await draftOf(id)).files).toEqual(files)
  expect((await publish({ overwrite: true })).body).toMatchObject({ id, changed: true })
  const replaced = await draftOf(id)
  expect(replaced).toMatchObject({
    state: 'editing',
    notes: [{ what: 'replace', note: name }, { what: 'ask' }],
  })
  for (const who of [writer, second])
    expect((await who.get('/notifications')).body[0]).toMatchObject({ kind: 'definition.replace', draft: id })
  await writer.call('DELETE', `/definitions/drafts/${id}`)
})

test('places of a draft are commented on, and settled', async () => {
  const id = await draft()
  const said = { place: '申报窗口的截止日有改动', subject: '2024/edition.json', text: '截止日再核对' }
  const comment = await second.post(`/definitions/drafts/${id}/comments`, said)
  expect(comment.status).toBe(201)
  expect((await draftOf(id)).comments).toMatchObject([{ ...said, resolvedAt: null }])
  const settle = (comment_: string) =>
    writer.put(`/definitions/drafts/${id}/comments/${comment_}/resolved`, { resolved: true })
  expect((await settle(comment.body.id)).status).toBe(200)
  expect((await draftOf(id)).comments[0].resolvedAt).not.toBeNull()
  await writer.call('DELETE', `/definitions/drafts/${id}`)
})

test('comments are answered where they stand; what was looked at names who ticked it', async () => {
  const id = await draft()
  const say = (who: Caller, body: object) => who.post(`/definitions/drafts/${id}/comments`, body)
  const said = { place: '产值', subject: 'output', text: '单位是否为亿元？' }
  const first = (await say(second, said)).body.id
  const answer = await say(writer, { place: '', text: '是，已改', answers: first })
  expect(answer.status).toBe(201)
  // who answers an answer goes on with what it answers
  await say(second, { place: '', text: '好', answers: answer.body.id })
  const other = await say(writer, { place: '', text: '?', answers: '00000000-0000-4000-8000-000000000000' })
  expect(other.status).toBe(404)
  const place = { place: '产值', subject: 'output' }
  expect((await draftOf(id)).comments).toMatchObject([
    { ...place, text: said.text, answers: null },
    { ...place, text: '是，已改', answers: first },
    { ...place, text: '好', answers: first },
  ])

  const tick = (who: Caller, item: string, looked = true) =>
    who.put(`/definitions/drafts/${id}/looked`, { item, looked })
  await tick(writer, 'param a')
  expect((await tick(second, 'param b')).body).toMatchObject([
    { item: 'param a', by: 'formadmin' },
    { item: 'param b', by: '第一位管理员' },
  ])
  // who ticked it first stays; what is taken away is open again
  await tick(second, 'param a')
  await tick(second, 'param b', false)
  expect((await draftOf(id)).looked).toMatchObject([{ item: 'param a', by: 'formadmin' }])
  // the trail has each tick that changed something
  const { body: trail } = await second.get(`/audit?subject=${id}`)
  const ticks = trail.filter(({ action }: { action: string }) => action === 'definition.tick')
  expect(ticks.map(({ values }: { values: object }) => values)).toMatchObject([
    { item: 'param b', done: 'false' },
    { item: 'param b', done: 'true' },
    { item: 'param a', done: 'true' },
  ])
  // whoever has the draft open is told that there is something new beside it
  const margin = async () => {
    const here = { section: '', window: 'one', base: 0 }
    return (await second.put(`/definitions/drafts/${id}/presence`, here)).body.margin as string
  }
  const seen = [await margin()]
  for (const change of [
    () => tick(writer, 'param a'),
    () => tick(writer, 'param c'),
    () => say(writer, said),
    () => writer.put(`/definitions/drafts/${id}/comments/${first}/resolved`, { resolved: true }),
    () => writer.put(`/definitions/drafts/${id}/comments/${first}/resolved`, { resolved: false }),
    () => tick(writer, 'param c', false),
  ]) {
    await change()
    seen.push(await margin())
  }
  expect(seen.map((one, index) => one === seen[index - 1])).toEqual([
    false,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
  await writer.call('DELETE', `/definitions/drafts/${id}`)
})

test('a draft that was agreed to is published at its time, also after a restart; an edit before that takes it back', async () => {
  const id = await draft()
  const path = '2024/NOTES.md'
  const change = async (text: string) => {
    const { revision } = await draftOf(id)
    await writer.call('PATCH', `/definitions/drafts/${id}`, {
      base: revision,
      step: 'file',
      changes: { [path]: text },
    })
  }
  const agree = async () => {
    await writer.post(`/definitions/drafts/${id}/review`, { what: 'ask' })
    await second.post(`/definitions/drafts/${id}/review`, { what: 'approve' })
  }
  const schedule = () =>
    writer.post(`/definitions/drafts/${id}/publish`, { at: new Date(Date.now() + 3_600_000).toISOString() })
  await change('一')
  expect((await schedule()).status).toBe(409)
  await agree()
  const past = { at: new Date(Date.now() - 60_000).toISOString() }
  const tooLate = await writer.post(`/definitions/drafts/${id}/publish`, past)
  expect(tooLate).toMatchObject({ status: 422, body: { reason: 'time-passed' } })
  expect((await schedule()).body).toMatchObject({ digest: null, publishAt: expect.any(String) })
  await change('二')
  expect(await draftOf(id)).toMatchObject({ state: 'editing', publishAt: null })
  await agree()
  await schedule()
  expect((await writer.call('DELETE', `/definitions/drafts/${id}/publish`)).body).toEqual({
    unscheduled: true,
  })
  expect((await draftOf(id)).publishAt).toBeNull()
  await schedule()
  // its time comes while the server is down
  await site.stop()
  const client = new pg.Client({ connectionString: site.databaseUrl })
  await client.connect()
  await client.query(`update definition_draft set publish_at = now() where id = $1`, [id])
  await client.end()
  site = await installed(site.databaseUrl)
  writer = new Caller(site.address, writer.cookie)
  second = new Caller(site.address, second.cookie)
  await expect.poll(async () => (await draftOf(id)).state, { timeout: 30_000 }).toBe('published')
  const { published } = await draftOf(id)
  await expect
    .poll(async () => ((await second.get('/editions')).body as { id: string }[]).map((one) => one.id))
    .toContain(published)
}, 240_000)

test('who may agree to a draft, and who had a hand in it, are told of its steps, in the site and by email', async () => {
  const id = await draft()
  const kinds = async (caller: Caller) =>
    ((await caller.get('/notifications')).body as { kind: string; draft: string | null }[])
      .filter((news) => news.draft === id)
      .map(({ kind }) => kind.replace('definition.', ''))
      .toReversed()
  const step = (who: Caller, what: string, note?: string) =>
    who.post(`/definitions/drafts/${id}/review`, { what, ...(note ? { note } : {}) })
  const path = '2024/edition.json'
  const { files } = await draftOf(id)
  const words = files[path].replace('"集群总产值下限"', '"集群总产值至少"')
  const form = files['form.json'].replace('"提交"', '"报送"')
  await writer.call('PATCH', `/definitions/drafts/${id}`, {
    base: 0,
    step: 'file',
    changes: { [path]: words, 'form.json': form },
  })
  await step(writer, 'ask')
  await second.post(`/definitions/drafts/${id}/comments`, { place: '', text: '再核对' })
  await step(second, 'return', '截止日有误')
  await step(writer, 'ask')
  await step(second, 'approve')
  const { digest } = (await writer.post(`/definitions/drafts/${id}/publish`, {})).body
  // who corrects it begins with its workflow
  const next = await draft()
  expect((await draftOf(next)).files['form.json']).toBe(form)
  await writer.call('DELETE', `/definitions/drafts/${next}`)
  const filledIn = await begunOn(digest)
  await second.call('DELETE', `/definitions/published/${digest}`)
  // it is said to be, also where another version of the edition is on offer again
  const { versions } = (await writer.get('/definitions')).body as { versions: PublishedVersion[] }
  expect(versions.find((one) => one.digest === digest)?.state).toBe('withdrawn')
  // what is being filled in goes to the version before it
  const offeredNow = async () =>
    ((await writer.get('/definitions')).body.versions as PublishedVersion[]).find(
      ({ form: of, edition, state }) => of === 'sme-cluster' && edition === '2024' && state === 'offered',
    )!
  await expect.poll(filledIn, { timeout: 30_000 }).toBe((await offeredNow()).digest)
  expect(await kinds(second)).toEqual(['ask', 'ask', 'publish'])
  expect(await kinds(writer)).toEqual(['comment', 'return', 'approve', 'withdraw'])
  const news = (await writer.get('/notifications')).body as { kind: string; details: { text: string } }[]
  expect(news.find(({ kind }) => kind === 'definition.return')?.details.text).toBe('截止日有误')
  const client = new pg.Client({ connectionString: site.databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `select payload->'values'->>'text' text from graphile_worker._private_jobs
     where payload->>'to' = 'formadmin@test.example' and payload->'values'->>'address' like $1`,
    [`%/definitions/${id}%`],
  )
  await client.end()
  expect(rows.map(({ text }) => text).join()).toContain('截止日有误')
}, 60_000)

test('an edition of a folder is brought to the server from a terminal, and published when a second person agreed', async () => {
  const changed = join(data, 'changed')
  cpSync(join(oneSeason(), 'sme-cluster'), changed, { recursive: true })
  const edition = join(changed, '2024/edition.json')
  writeFileSync(edition, readFileSync(edition, 'utf8').replace('"集群总产值下限"', '"集群总产值的下限"'))
  const run = (folder = changed, ...more: string[]) =>
    new Promise<{ code: number | null; said: string }>((done) => {
      const child = spawn(
        process.execPath,
        [
          join(root, 'packages/cli/bin/formwright.js'),
          'publish',
          join(folder, '2024'),
          '--server',
          site.address,
          '--email',
          'formadmin@test.example',
          '--json',
          ...more,
        ],
        { env: { ...process.env, FORMWRIGHT_PASSWORD: PASSWORD }, stdio: ['ignore', 'pipe', 'pipe'] },
      )
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
      child.once('exit', (code) => done({ code, said }))
    })
  const first = await run()
  expect(first, first.said).toMatchObject({ code: 3 })
  const { id, state } = JSON.parse(first.said) as { id: string; state: string }
  expect(state).toBe('in-review')
  // what somebody edits of it on the site is not replaced by the folder
  const words = readFileSync(edition, 'utf8').replace('"集群总产值的下限"', '"集群总产值最低"')
  const changes = { '2024/edition.json': words }
  await writer.call('PATCH', `/definitions/drafts/${id}`, { base: 0, step: 'file', changes })
  const refused = await run()
  expect(refused.code).toBe(2)
  expect(refused.said).toContain('formadmin')
  writeFileSync(edition, words)
  // who wrote it does not agree to it beside another administrator, and is told who may
  const alone = await run(changed, '--approve')
  expect(alone.code).toBe(3)
  expect(alone.said).toMatch(/--approve 没有作用.*可以同意的是：[^\n]/)
  await second.post(`/definitions/drafts/${id}/review`, { what: 'approve' })
  // a time that is set stays, however often it is asked
  const planned = await run(changed, '--at', '2099-01-01T00:00')
  expect(JSON.parse((await run()).said)).toEqual(JSON.parse(planned.said))
  await writer.call('DELETE', `/definitions/drafts/${id}/publish`)
  const again = await run()
  expect(again, again.said).toMatchObject({ code: 0 })
  expect(await draftOf(id)).toMatchObject({ state: 'published', signer: null })
  // what is on offer is not shown for review once more
  const { code, said } = await run()
  expect(code, said).toBe(0)
  const { published } = await draftOf(id)
  expect(JSON.parse(said)).toMatchObject({ state: 'published', digest: published })

  // an earlier version that is published again follows the one that followed it
  const back = JSON.parse((await run(join(oneSeason(), 'sme-cluster'))).said) as { id: string }
  await second.post(`/definitions/drafts/${back.id}/review`, { what: 'approve' })
  const { digest } = (await writer.post(`/definitions/drafts/${back.id}/publish`)).body
  const statesOf = async (...wanted: (string | null)[]) => {
    const { versions } = (await writer.get('/definitions')).body as { versions: PublishedVersion[] }
    return wanted.map((one) => versions.find((version) => version.digest === one)?.state)
  }
  await expect.poll(() => statesOf(digest, published)).toEqual(['offered', 'superseded'])
}, 240_000)
