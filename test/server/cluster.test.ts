import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Bucket } from './bucket.ts'
import { Caller } from './caller.ts'
import { pdf } from './declared.ts'
import { install, newDatabase } from './installation.ts'
import type { Installation } from './installation.ts'

let one: Installation
let two: Installation
let bucket: Bucket
let there: Caller
let here: Caller
let id: string

beforeAll(async () => {
  const databaseUrl = await newDatabase()
  bucket = new Bucket()
  await bucket.open()
  const env = {
    S3_ENDPOINT: bucket.address,
    S3_BUCKET: 'b',
    S3_ACCESS_KEY_ID: 'k',
    S3_SECRET_ACCESS_KEY: 's',
  }
  // both start at once on an empty database: one makes the tables, the other waits
  ;[one, two] = await Promise.all([install({ databaseUrl, env }), install({ databaseUrl, env })])
  here = await one.person('county', { role: 'applicant', region: '350582' })
  there = new Caller(two.address, here.cookie)
  id = (
    await here.post('/applications', {
      edition: (await here.get('/editions')).body[0].id,
      region: '350582',
      regionName: '晋江市',
    })
  ).body.id
})
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()])
  await bucket.close()
})

describe('two servers on one database and one bucket', () => {
  test('make one first administrator: the link of the other is void', async () => {
    expect((await two.stranger.get(`/invitations/${two.server.firstLink!.split('/').at(-1)}`)).status).toBe(
      410,
    )
  })

  test('know the same session, and both forget it', async () => {
    expect((await there.get('/me')).body.person.name).toBe('county')
    const leaving = await new Caller(here.address).signIn('county@test.example', 'a-long-password-for-tests')
    const elsewhere = new Caller(there.address, leaving.cookie)
    expect((await elsewhere.get('/me')).body.person.name).toBe('county')
    await leaving.post('/auth/sign-out')
    await expect.poll(async () => (await elsewhere.get('/me')).body.person).toBe(null)
  })

  test('merge saves that come in at both, and tell what happened at the other', async () => {
    const ending = new AbortController()
    const stream = await fetch(`${there.address}/api/applications/${id}/live`, {
      headers: { cookie: there.cookie },
      signal: ending.signal,
    })
    const news: string[] = []
    void (async () => {
      for await (const chunk of stream.body!) news.push(Buffer.from(chunk).toString())
    })().catch(() => undefined)
    const patch = (part: string) => [{ op: 'add', path: `/${part}`, value: { clusterName: part } }]
    const answers = await Promise.all(
      ['cover', 'basic', 'leading', 'innovation', 'digital', 'green'].map((part, index) =>
        (index % 2 === 0 ? here : there).post(`/applications/${id}/saves`, {
          base: 0,
          key: `both-${part}`,
          patch: patch(part),
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(Object.keys((await there.get(`/applications/${id}`)).body.answers).toSorted()).toEqual([
      'basic',
      'cover',
      'digital',
      'green',
      'innovation',
      'leading',
    ])
    await expect.poll(() => news.join('').match(/event: application/g)?.length).toBe(6)
    ending.abort()
  })

  test('take the pieces of one upload in turn', async () => {
    const contents = pdf('x'.repeat(40_000))
    const begun = await here.call('POST', '/uploads', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': String(contents.length),
      'upload-metadata': `application ${btoa(id)},filename ${btoa('a.pdf')}`,
    })
    const location = new URL(begun.headers.get('location')!, here.address).pathname
    expect((await there.piece(location, 0, contents.slice(0, 15_000))).status).toBe(204)
    const done = await here.piece(location, 15_000, contents.slice(15_000))
    expect(done.status).toBe(204)
    const sha256 = done.headers.get('x-content-sha256')!
    expect([...bucket.objects.keys()]).toContain(`evidence/${sha256}`)
    expect((await there.get(`/applications/${id}/evidence`)).body).toMatchObject([{ sha256 }])
  })

  test('keep one audit trail', async () => {
    const { verifyAudit } = await import('@formwright/server')
    await expect
      .poll(async () => (await verifyAudit(one.server.services.db)).waiting, { timeout: 15_000 })
      .toBe(0)
    expect((await verifyAudit(two.server.services.db)).broken).toEqual([])
  })
})
