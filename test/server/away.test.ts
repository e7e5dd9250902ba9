import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Bucket } from './bucket.ts'
import type { Caller } from './caller.ts'
import { declared, pdf } from './declared.ts'
import { install, newDatabase } from './installation.ts'
import type { Installation } from './installation.ts'

/** A way to the database that can be cut. */
class Cable {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #cut = false
  port = 0

  constructor(host: string, port: number) {
    this.#server = createServer((near) => {
      if (this.#cut) return void near.destroy()
      const far = connect(port, host)
      for (const socket of [near, far]) {
        this.#sockets.add(socket)
        socket
          .on('error', () => undefined)
          .on('close', () => (near.destroy(), far.destroy(), this.#sockets.delete(socket)))
      }
      near.pipe(far).pipe(near)
    })
  }

  async lay(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    this.port = (this.#server.address() as AddressInfo).port
  }

  cut(): void {
    this.#cut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#cut = false
  }

  end(): void {
    this.cut()
    this.#server.close()
  }
}

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
  cable.mend()
  await site.stop()
  cable.end()
  await bucket.close()
})

const save = (base: number, key: string, value: string) =>
  county.post(`/applications/${id}/saves`, {
    base,
    key,
    patch: [{ op: 'add', path: '/cover', value: { clusterName: value } }],
  })

describe('while something is away', () => {
  test('the database: saves are refused in words, made again with their key, and live news goes on', async () => {
    expect((await save(0, 'before-the-cut', '前')).status).toBe(200)
    const news: string[] = []
    const ending = new AbortController()
    const stream = await fetch(`${site.address}/api/applications/${id}/live`, {
      headers: { cookie: county.cookie },
      signal: ending.signal,
    })
    void (async () => {
      for await (const chunk of stream.body!) news.push(Buffer.from(chunk).toString())
    })().catch(() => undefined)
    cable.cut()
    const away = await save(1, 'during-the-cut', '中')
    expect(away.status).toBe(503)
    expect(away.body).toMatchObject({ error: 'database-away' })
    expect((await fetch(`${site.address}/health`)).status).toBe(200)
    expect((await fetch(`${site.address}/ready`)).status).toBe(503)
    cable.mend()
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

  test('jobs are taken up again', async () => {
    cable.cut()
    await new Promise((done) => setTimeout(done, 500))
    cable.mend()
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
          (await client.query('select count(*)::int as left from graphile_worker.jobs')).rows[0].left,
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
