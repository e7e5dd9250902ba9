import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../packages/server/src/database/connect.ts'
import { missingCounted } from '../../packages/server/src/database/migrations/122-missing-counted.ts'
import type { Caller } from './caller.ts'
import { declared } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

const MAX = { drafts: 6, reasons: 3, comments: 2, notes: 2, spotChecks: 2, invitations: 3 } as const

let site: Installation
let county: Caller
let province: Caller
let submitted: { id: string; revision: number }

beforeAll(async () => {
  site = await install({
    demonstration: true,
    env: {
      MAX_DRAFTS: String(MAX.drafts),
      MAX_REASONS: String(MAX.reasons),
      MAX_COMMENTS: String(MAX.comments),
      MAX_NOTES: String(MAX.notes),
      MAX_SPOT_CHECKS: String(MAX.spotChecks),
      MAX_INVITATIONS: String(MAX.invitations),
    },
  })
  ;[county, province] = await Promise.all([site.as('county'), site.as('province')])
  submitted = await declared(county)
  await county.post(`/applications/${submitted.id}/transitions`, {
    transition: 'submit',
    revision: submitted.revision,
  })
})
afterAll(() => site.stop())

let count = 0
const save = (who: Caller, id: string, base: number, patch: unknown[], origins?: object) =>
  who.post(`/applications/${id}/saves`, { base, key: `bounds-${++count}`, patch, origins })
const read = async (id: string) => (await county.get(`/applications/${id}`)).body

describe('a save that changes nothing', () => {
  test('makes no revision, writes no origins, and holds up no reviewer', async () => {
    const before = await read(submitted.id)
    const { clusterName } = before.answers.cover
    const answer = await save(
      county,
      submitted.id,
      submitted.revision,
      [{ op: 'replace', path: '/cover/clusterName', value: clusterName }],
      { '/cover/clusterName': { origin: 'imported', value: clusterName } },
    )
    expect(answer.body).toEqual({ revision: submitted.revision, patch: [] })
    const after = await read(submitted.id)
    expect(after.origins).toEqual(before.origins)
    expect(after.changedAt).toBe(before.changedAt)
    expect((await county.get(`/audit?subject=${submitted.id}`)).status).toBe(403)
  })

  test.each([
    ['turned round', (files: unknown[]) => files.toReversed()],
    ['fifty times', (files: unknown[]) => Array.from({ length: 50 }, () => files[0]).concat(files)],
    ['one twice', (files: unknown[]) => [...files, files[0]]],
    ['one less', (files: unknown[]) => files.slice(1)],
  ])('cannot touch evidence that is locked: %s', async (_how, change) => {
    const { answers, revision } = await read(submitted.id)
    expect(answers.attachments.length).toBeGreaterThan(1)
    const answer = await save(county, submitted.id, revision, [
      { op: 'replace', path: '/attachments', value: change(answers.attachments) },
    ])
    expect([answer.status, answer.body.error]).toEqual([403, 'forbidden'])
    expect((await read(submitted.id)).revision).toBe(revision)
  })

  test('does not make a reviewer look again, however often it is sent', async () => {
    const { answers } = await read(submitted.id)
    const none = { op: 'replace', path: '/cover/clusterName', value: answers.cover.clusterName }
    const [decline, ...saves] = await Promise.all([
      province.post(`/applications/${submitted.id}/transitions`, {
        transition: 'decline',
        revision: submitted.revision,
        opinion: '不符合条件',
      }),
      ...Array.from({ length: 10 }, () => save(county, submitted.id, submitted.revision, [none])),
    ])
    expect(decline.status).toBe(200)
    for (const { status } of saves) expect([200, 403]).toContain(status)
    expect((await read(submitted.id)).revision).toBe(submitted.revision)
  })

  test('keeps origins only of places that the caller may change, and only while their value stands', async () => {
    const { id, revision } = await declared(county)
    const mark = (value: unknown) => ({ origin: 'computed', value })
    const { answers } = await read(id)
    const origins = {
      '/cover/clusterName': mark(answers.cover.clusterName),
      '/cover/contactName': mark('不是这个人'),
      '/declaration/provincialOpinion': mark('同意'),
    }
    const answer = await save(county, id, revision, [], origins)
    expect(answer.body).toEqual({ revision, patch: [] })
    expect((await read(id)).origins).toEqual({ '/cover/clusterName': mark(answers.cover.clusterName) })
    const shapeless = await save(county, id, revision, [], { '/cover/clusterName': 'computed' })
    expect(shapeless.status).toBe(400)
    const removableFor = async (caller: Caller) => (await caller.get(`/applications/${id}`)).body.removable
    // who reads it is told whether deleting it is theirs, before it is tried
    expect([await removableFor(county), await removableFor(province)]).toEqual([true, false])
    expect((await province.call('DELETE', `/applications/${id}`)).status).toBe(403)
    expect((await county.call('DELETE', `/applications/${id}`)).status).toBe(200)
  })
})

test('lists tell what is empty apart from what is wrong, as the assessment of the application does', async () => {
  const { id, revision } = await declared(county)
  expect((await save(county, id, revision, [{ op: 'remove', path: '/cover/contactPhone' }])).status).toBe(200)
  const listed = async () => {
    const { applications } = (await province.get('/applications')).body
    return applications.find((application: { id: string }) => application.id === id).progress
  }
  const { errors, missing } = (await county.get(`/applications/${id}/assessment`)).body.progress
  expect(await listed()).toMatchObject({ errors, missing })
  expect(missing).toBeGreaterThan(0)
  // one that was saved before this was counted is counted when the server is brought up to date
  const { db, close } = connect(site.databaseUrl)
  const { missing: _, ...before } = await listed()
  await db
    .updateTable('application')
    .set({ progress: JSON.stringify(before) })
    .where('id', '=', id)
    .execute()
  expect(await listed()).toMatchObject({ errors, missing: 0 })
  await missingCounted.up(db)
  await expect.poll(listed).toMatchObject({ errors, missing })
  await close()
  await county.call('DELETE', `/applications/${id}`)
})

describe('there is an end to', () => {
  const refused = (of: keyof typeof MAX) => ({ error: 'limit-reached', of, limit: MAX[of] })

  test('drafts of one region, also when they are started at once', async () => {
    const edition = (await county.get('/editions')).body[0].id
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        county.post('/applications', { edition, region: '350582', regionName: '福建省泉州市晋江市' }),
      ),
    )
    const full = answers.filter(({ status }) => status !== 201)
    for (const { body } of full) expect(body).toMatchObject(refused('drafts'))
    const { body } = await county.get('/applications?limit=500')
    expect(
      body.applications.filter(({ submittedAt }: { submittedAt: string | null }) => !submittedAt).length,
    ).toBe(MAX.drafts)
  })

  test('reasons; empty ones make room, and lists do not carry them', async () => {
    const { body } = await county.get('/applications?state=draft&limit=1')
    const { id } = body.applications[0]
    const put = (reasons: Record<string, string>) => county.put(`/applications/${id}/reasons`, { reasons })
    expect((await put({ a: '一', b: '二', c: '三' })).status).toBe(200)
    expect((await put({ d: '四' })).body).toMatchObject(refused('reasons'))
    expect((await put({ a: '', d: '四' })).status).toBe(200)
    expect((await read(id)).reasons).toEqual({ b: '二', c: '三', d: '四' })
    const { applications } = (await county.get('/applications')).body
    expect(Object.keys(applications[0])).not.toContain('reasons')
  })

  test.each([
    ['comments', 'comments', { pointer: '/cover', text: '批注' }],
    ['notes', 'notes', { pointer: '/cover', text: '请核对' }],
    ['spotChecks', 'spot-checks', { method: '电话核实', result: '属实' }],
  ] as const)('%s', async (of, path, body) => {
    const answers = await Promise.all(
      Array.from({ length: MAX[of] + 3 }, () => province.post(`/applications/${submitted.id}/${path}`, body)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(MAX[of])
    for (const { status, body: answer } of answers)
      if (status !== 201) expect(answer).toMatchObject(refused(of))
  })

  test('invitations that nobody has accepted', async () => {
    const admin = await site.as('admin')
    const answers = await Promise.all(
      Array.from({ length: MAX.invitations + 3 }, (_, index) =>
        admin.post('/invitations', {
          email: `invited-${index}@test.example`,
          name: '某',
          grants: [{ role: 'applicant', region: '350582', form: '*' }],
        }),
      ),
    )
    for (const { status, body } of answers)
      if (status !== 201) expect(body).toMatchObject(refused('invitations'))
    expect(answers.filter(({ status }) => status !== 201).length).toBeGreaterThanOrEqual(3)
  })
})

// the last of the file: once there is a real administrator, the demonstration's own is signed out
test('more time that the demonstration gave is told on the home page of the demonstration only', async () => {
  const until = async (who: Caller) => {
    const { body } = await who.get('/editions')
    return body.find(
      ({ form, edition }: { form: string; edition: string }) => form === 'sme-cluster' && edition === '2024',
    )?.until
  }
  const own = await until(site.stranger)
  const given = '2100-06-01T00:00:00.000Z'
  const body = { form: 'sme-cluster', edition: '2024', region: '', until: given, reason: '演示' }
  expect((await (await site.as('admin')).post('/extensions', body)).status).toBe(201)
  expect(await until(county)).toBe(given)
  expect(await until(site.stranger)).toBe(own)
  const real = await site.person('bounds', { role: 'applicant', region: '350582' })
  expect(await until(real)).toBe(own)
})
