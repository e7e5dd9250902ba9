import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Bucket } from './bucket.ts'
import { Cable } from './cable.ts'
import type { Cut } from './cable.ts'
import { Caller } from './caller.ts'
import { declared, pdf } from './declared.ts'
import { install, newDatabase } from './installation.ts'
import type { Installation } from './installation.ts'

/**
 * How long the database is away, in seconds, and how often: `AWAY=1,8,60 TIMES=10 npx vitest run …` takes
 * half an hour.
 */
const AWAY = (process.env.AWAY ?? '1').split(',').map(Number)
const TIMES = Number(process.env.TIMES ?? 1)
const WAYS: readonly Cut[] = process.env.AWAY
  ? ['refuse', 'accept-and-close', 'silent']
  : ['refuse', 'accept-and-close']

let cable: Cable
let bucket: Bucket
let site: Installation
let county: Caller
let id: string
let direct: string

beforeAll(async () => {
  direct = await newDatabase()
  const url = new URL(direct)
  cable = new Cable(url.hostname, Number(url.port))
  await cable.lay()
  url.port = String(cable.port)
  bucket = new Bucket()
  await bucket.open()
  site = await install({
    demonstration: true,
    databaseUrl: url.href,
    env: { S3_ENDPOINT: bucket.address, S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' },
  })
  county = await site.as('county')
  id = (
    await county.post('/applications', {
      edition: (await county.get('/editions')).body[0].id,
      region: '350582',
      regionName: '晋江市',
    })
  ).body.id
})
afterAll(async () => {
  await cable.mend()
  await site.stop()
  await cable.end()
  await bucket.close()
})

const save = (base: number, key: string, value: string) =>
  county.post(`/applications/${id}/saves`, {
    base,
    key,
    patch: [{ op: 'add', path: '/cover', value: { clusterName: value } }],
  })

const figure = async (name: string) => {
  const metrics = await (await fetch(`${site.address}/metrics`)).text()
  return Number(new RegExp(`^${name.replaceAll(/[{}]/g, '\\$&')} (.*)$`, 'm').exec(metrics)?.[1])
}
const connected = () => figure('formwright_connected{what="bus"}')

describe('while something is away', () => {
  test('the database: saves are refused in words, made again with their key, and live news goes on', async () => {
    expect((await save(0, 'before-the-cut', '前')).status).toBe(200)
    const news: string[] = []
    const ending = new AbortController()
    const open = () =>
      fetch(`${site.address}/api/applications/${id}/live`, {
        headers: { cookie: county.cookie },
        signal: ending.signal,
      })
    const hear = async ({ body }: Response) => {
      for await (const chunk of body!) news.push(Buffer.from(chunk).toString())
    }
    const first = await open()
    void (async () => {
      await hear(first).catch(() => undefined)
      // whose right cannot be asked for while the database is away is cut off, and comes again, as pages do
      while (!ending.signal.aborted) {
        await pause(100)
        await open()
          .then(hear)
          .catch(() => undefined)
      }
    })()
    await cable.cut('accept-and-close')
    const away = await save(1, 'during-the-cut', '中')
    expect(away.status).toBe(503)
    expect(away.body).toMatchObject({ error: 'database-away' })
    expect((await fetch(`${site.address}/health`)).status).toBe(200)
    expect((await fetch(`${site.address}/ready`)).status).toBe(503)
    await cable.mend()
    expect((await save(1, 'during-the-cut', '中')).body.revision).toBe(2)
    await expect
      .poll(
        async () => {
          await save(
            (await county.get(`/applications/${id}`)).body.revision,
            `after-${Math.random()}`,
            String(Math.random()),
          )
          return news.join('').includes('event: application')
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(true)
    ending.abort()
  })

  test('every route that needs it says when to try again, those of accounts too', async () => {
    const asked = [
      ['GET', '/me'],
      ['GET', `/applications/${id}`],
      ['GET', '/live'],
      ['PUT', '/me/password', { current: 'a-long-password', password: 'another-long-password' }],
      ['GET', '/auth/get-session'],
      ['POST', '/auth/sign-out', {}],
      ['POST', '/auth/two-factor/verify-totp', { code: '123456' }],
      ['POST', '/auth/sign-in/email', { email: 'county@demo.example', password: 'not-the-password' }],
      ['POST', '/uploads'],
    ] as const
    // nothing is known yet of a session that is fresh
    const { cookie } = await site.as('province')
    const upload = { 'tus-resumable': '1.0.0', 'upload-length': '3' }
    await cable.cut('refuse')
    const answers = await Promise.all([
      ...asked.map(([method, path, body]) =>
        new Caller(site.address, cookie).call(method, path, body, path === '/uploads' ? upload : {}),
      ),
      // known for some seconds: refused where the library for uploads answers
      county.call('POST', '/uploads', undefined, {
        ...upload,
        'upload-metadata': `application ${btoa(id)},filename ${btoa('a.pdf')}`,
      }),
      new Caller(site.address).post('/auth/sign-in/email', { email: 'a@b.example', password: 'wrong' }),
    ])
    for (const { status, headers, body } of answers) {
      const { error } = (typeof body === 'string' ? JSON.parse(body) : body) as { error: string }
      expect([status, error]).toEqual([503, 'database-away'])
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    await cable.mend()
    await expect.poll(async () => (await county.get('/me')).status).toBe(200)
    expect((await site.as('province')).cookie).not.toBe('')
  })

  test('again and again, in every way: connections, listeners and memory are what they were', async () => {
    const warnings: string[] = []
    const warned = ({ message }: Error) => void warnings.push(message)
    process.on('warning', warned)
    const resources = () => process.getActiveResourcesInfo().length
    const client = new pg.Client({ connectionString: direct })
    await client.connect()
    const connections = async () =>
      (
        await client.query<{ name: string; count: number }>(
          `select application_name as name, count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'formwright' group by 1 order by 1`,
        )
      ).rows
    await expect.poll(connected).toBe(1)
    const before = {
      connections: await connections(),
      resources: resources(),
      memory: process.memoryUsage().rss,
    }
    const again = await figure('formwright_reconnects_total{what="bus"}')
    const absences = AWAY.flatMap((seconds) =>
      Array.from({ length: 2 * TIMES }, (_, index) => [seconds, WAYS[index % WAYS.length]!] as const),
    )
    for (const [seconds, how] of absences) {
      await cable.cut(how)
      // people go on asking
      const asked = Array.from({ length: 5 }, () => county.get('/me'))
      if (how !== 'silent') await expect.poll(connected, { timeout: 60_000 }).toBe(0)
      // how long it is away is what is tried
      await pause(seconds * 1000)
      await cable.mend()
      await expect.poll(connected, { timeout: 60_000 }).toBe(1)
      for (const { status } of await Promise.all(asked)) expect([200, 503]).toContain(status)
      await expect.poll(async () => (await county.get('/me')).status).toBe(200)
    }
    await expect.poll(connections).toEqual(before.connections)
    // one attempt at a time, with longer and longer pauses
    const attempts = (await figure('formwright_reconnects_total{what="bus"}')) - again
    expect(attempts).toBeLessThan(absences.reduce((sum, [seconds]) => sum + 6 + seconds, 0))
    await expect.poll(() => resources() - before.resources, { timeout: 60_000 }).toBeLessThan(30)
    expect(process.memoryUsage().rss - before.memory).toBeLessThan(150_000_000)
    expect(warnings).toEqual([])
    process.off('warning', warned)
    const pool = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'formwright'`,
    )
    expect(pool.rows[0]!.count).toBeLessThanOrEqual(20)
    expect(cable.open).toBeLessThanOrEqual(25)
    await client.end()
  }, 3_600_000)

  test('open pages are told that they missed something', async () => {
    const news: string[] = []
    const ending = new AbortController()
    const stream = await fetch(`${site.address}/api/live`, {
      headers: { cookie: county.cookie },
      signal: ending.signal,
    })
    void (async () => {
      for await (const chunk of stream.body!) news.push(Buffer.from(chunk).toString())
    })().catch(() => undefined)
    await cable.cut('refuse')
    await cable.mend()
    await expect.poll(() => news.join('')).toContain('event: missed')
    ending.abort()
  })

  test('jobs are taken up again', async () => {
    await cable.cut('accept-and-close')
    await expect.poll(connected).toBe(0)
    await cable.mend()
    const { id: other, revision } = await declared(county)
    expect(
      (await county.post(`/applications/${other}/transitions`, { transition: 'submit', revision })).status,
    ).toBe(200)
    const client = new pg.Client({ connectionString: direct })
    await client.connect()
    // the letters are jobs: done when the queue is empty
    await expect
      .poll(
        async () =>
          (await client.query('select count(*)::int as left from graphile_worker.jobs where run_at <= now()'))
            .rows[0].left,
        { timeout: 30_000, interval: 500 },
      )
      .toBe(0)
    await client.end()
  })

  test('a disk without room: nothing is half done, and it goes on when there is room', async () => {
    const client = new pg.Client({ connectionString: direct })
    await client.connect()
    await client.query(
      `create function no_room() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    )
    await client.query('create trigger no_room before insert on audit execute function no_room()')
    const before = (await county.get(`/applications/${id}`)).body
    const full = await save(before.revision, 'without-room', '满')
    expect([full.status, full.body.error]).toEqual([507, 'disk-full'])
    await client.query('drop trigger no_room on audit')
    await client.end()
    expect((await county.get(`/applications/${id}`)).body.answers).toEqual(before.answers)
    expect((await save(before.revision, 'without-room', '满')).status).toBe(200)
  })

  test('no room for files: refused before they are sent', async () => {
    const small = await install({ demonstration: true, env: { KEEP_FREE_MB: '1000000000' } })
    const person = await small.as('county')
    const { body } = await person.post('/applications', {
      edition: (await person.get('/editions')).body[0].id,
      region: '350582',
      regionName: '晋江市',
    })
    const answer = await person.upload(body.id, 'a.pdf', pdf('a'))
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([507, expect.stringContaining('disk-full')])
    // nor is one finished that was begun while there was room, at another server of the installation
    const roomy = await install({ demonstration: true, databaseUrl: small.databaseUrl, data: small.data })
    const begun = await new Caller(roomy.address, person.cookie).call('POST', '/uploads', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': String(pdf('a').length),
      'upload-metadata': `application ${btoa(body.id)},filename ${btoa('a.pdf')}`,
    })
    expect(begun.status).toBe(201)
    const path = new URL(begun.headers.get('location')!, roomy.address).pathname
    const piece = await person.piece(path, 0, pdf('a'))
    expect([piece.status, JSON.stringify(piece.body)]).toEqual([507, expect.stringContaining('disk-full')])
    expect((await new Caller(roomy.address, person.cookie).piece(path, 0, pdf('a'))).status).toBe(204)
    await roomy.stop()
    await small.stop()
  })

  test('the store of files: uploads and downloads are refused in words, and go on when it is back', async () => {
    const { headers } = await county.upload(id, 'a.pdf', pdf('im Eimer'))
    const sha256 = headers.get('x-content-sha256')!
    expect([...bucket.objects.keys()]).toContain(`evidence/${sha256}`)
    expect((await county.get(`/applications/${id}/evidence/${sha256}`)).status).toBe(200)
    await bucket.close()
    const away = await county.upload(id, 'b.pdf', pdf('ohne Eimer'))
    expect(away.status).toBe(503)
    expect(JSON.stringify(away.body)).toContain('storage-away')
    expect((await county.get(`/applications/${id}/evidence/${sha256}`)).body).toMatchObject({
      error: 'storage-away',
    })
    await bucket.open()
    expect((await county.upload(id, 'b.pdf', pdf('ohne Eimer'))).status).toBe(204)
    expect((await county.get(`/applications/${id}/evidence/${sha256}`)).status).toBe(200)
  })
})
