import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { startEmbedded } from '@formwright/server'
import { sweepTrialRestores } from '../../packages/server/src/backup/trial-restore.ts'
import { root } from '../edition.ts'
import { oneSeason } from '../one-season.ts'
import { Caller } from './caller.ts'
import { declared } from './declared.ts'

const data = mkdtempSync(join(tmpdir(), 'formwright-killed-'))
let child: ChildProcess
let address: string
const SAVES = 400
/** How servers ended that were not asked to. */
const died: string[] = []

/** The product as `npm start` runs it, on its embedded database. */
function start(port: number): Promise<string> {
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
    { cwd: root, env: { ...process.env, REQUESTS_PER_MINUTE: '1000000' } },
  )
  return new Promise((done, fail) => {
    let out = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes('"address"')) done((JSON.parse(out.split('\n')[0]!) as { address: string }).address)
    })
    let says = ''
    child.stderr!.on('data', (chunk: Buffer) => (says += chunk.toString()))
    child.once('exit', (code, signal) => {
      died.push(`${code ?? signal}: ${says}`)
      fail(new Error(out + says))
    })
  })
}

const postmaster = () => Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Ends the server that runs, and waits until it has ended. */
const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number> => {
  const since = Date.now()
  const ended = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await ended
  return Date.now() - since
}

afterAll(async () => {
  child?.kill('SIGTERM')
  await new Promise((done) => child?.once('exit', done) ?? done(undefined))
  rmSync(data, { recursive: true, force: true })
})

describe('killed while hundreds of saves come in', () => {
  test('server and database lose no save that was acknowledged, and keep no half of one', async () => {
    address = await start(0)
    const port = Number(new URL(address).port)
    const person = await new Caller(address).signIn('county@demo.example', 'yanshi-2024-formwright')
    const edition = (await person.get('/editions')).body[0].id
    const ids = await Promise.all(
      Array.from(
        { length: 4 },
        async () =>
          (await person.post('/applications', { edition, region: '350582', regionName: '晋江市' })).body
            .id as string,
      ),
    )

    const acknowledged = new Map<string, number>(ids.map((id) => [id, 0]))
    const seen = { made: 0, ended: false }
    // every save writes the same number into two places: half of one would show
    const editors = ids.map(async (id) => {
      for (let number = 1; seen.made < SAVES && !seen.ended;) {
        const body = {
          base: number - 1,
          key: `save-number-${number}`,
          patch: [
            { op: 'add', path: '/cover', value: { clusterName: `第${number}次` } },
            { op: 'add', path: '/basic', value: { clusterName: `第${number}次` } },
          ],
        }
        const answer = await person.post(`/applications/${id}/saves`, body).catch(() => undefined)
        if (answer?.status !== 200) {
          // a page tries again after a while
          await pause(100)
          continue
        }
        acknowledged.set(id, number)
        seen.made++
        number = answer.body.revision + 1
      }
    })
    const until = (count: number) =>
      expect.poll(() => seen.made, { interval: 5, timeout: 60_000 }).toBeGreaterThanOrEqual(count)
    await until(SAVES * 0.3)
    await end('SIGKILL')
    await start(port)
    await until(SAVES * 0.6)
    process.kill(postmaster(), 'SIGKILL')
    await Promise.race([Promise.all(editors), pause(90_000).then(() => (seen.ended = true))])

    expect(died).toEqual([expect.stringMatching(/^SIGKILL/)])
    expect(seen.ended).toBe(false)
    for (const id of ids) {
      const { body } = await person.get(`/applications/${id}`)
      expect(body.revision).toBeGreaterThanOrEqual(acknowledged.get(id)!)
      expect(body.answers).toEqual({
        cover: { clusterName: `第${body.revision}次` },
        basic: { clusterName: `第${body.revision}次` },
      })
      const { body: history } = await person.get(
        `/applications/${id}/history?pointer=${encodeURIComponent('/cover/clusterName')}`,
      )
      expect(history.slice(0, 3).map(({ after }: { after: string }) => after)).toEqual(
        [0, 1, 2].map((back) => `第${body.revision - back}次`),
      )
    }
    const admin = await new Caller(address).signIn('admin@demo.example', 'yanshi-2024-formwright')
    const verified = async () => (await admin.get('/audit/verification')).body
    await expect.poll(async () => (await verified()).waiting, { timeout: 15_000 }).toBe(0)
    expect((await verified()).broken).toEqual([])
    const total = [...acknowledged.values()].reduce((sum, count) => sum + count, 0)
    expect(total).toBeGreaterThanOrEqual(SAVES)
  }, 180_000)

  test('a second server in the same folder is told so', async () => {
    const second = spawn(
      process.execPath,
      [join(root, 'packages/cli/bin/formwright.js'), 'serve', '--data', data, '--port', '0'],
      { cwd: root },
    )
    let says = ''
    second.stderr.on('data', (chunk: Buffer) => (says += chunk.toString()))
    expect(await new Promise((done) => second.once('exit', done))).toBe(2)
    expect(says).toContain('正在使用这个数据文件夹')
  })

  test('an export goes on at once after a kill, and is handed back within seconds when the server stops', async () => {
    const county = await new Caller(address).signIn('county@demo.example', 'yanshi-2024-formwright')
    const edition = (await county.get('/editions')).body[0]
    const submitted = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { id, revision } = await declared(county)
        return county.post(`/applications/${id}/transitions`, { transition: 'submit', revision })
      }),
    )
    expect(submitted.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const as = () => new Caller(address).signIn('province@demo.example', 'yanshi-2024-formwright')
    let province = await as()
    const asked = await province.post('/exports', {
      form: edition.form,
      edition: edition.edition,
      papers: ['pdf', 'docx'],
    })
    expect(asked.status).toBe(201)
    const current = async () =>
      (await province.get('/exports')).body.find(({ id }: { id: string }) => id === asked.body.id)
    const begun = () =>
      expect.poll(async () => (await current()).done, { timeout: 60_000 }).toBeGreaterThan(2)
    await begun()
    await end('SIGKILL')
    // at once, as a supervisor does it
    address = await start(0)
    province = await as()
    const { done } = await current()
    expect(done).toBeGreaterThan(2)
    await expect.poll(async () => (await current()).done, { timeout: 30_000 }).toBeGreaterThan(done)
    expect((await current()).state).toBe('working')
    expect(await end('SIGTERM')).toBeLessThan(10_000)
    address = await start(0)
    province = await as()
    await expect.poll(async () => (await current()).state, { timeout: 60_000 }).toBe('done')
    // what was kept to go on with goes a moment after it is done
    await expect.poll(() => readdirSync(join(data, 'exports-unfinished'))).toEqual([])
  }, 300_000)

  test('numbers of processes that are others now keep nobody out', async () => {
    const database = postmaster()
    await end('SIGKILL')
    process.kill(database, 'SIGKILL')
    await expect.poll(() => isAlive(database)).toBe(false)
    const pidFile = join(data, 'postgres/postmaster.pid')
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)))
    writeFileSync(join(data, 'server.lock'), String(process.pid))
    // the port went to another program as well
    const other = createServer((socket) => void socket.end())
    await new Promise<void>((done) => other.listen(portOf(pidFile), '127.0.0.1', done))
    address = await start(0)
    expect((await fetch(`${address}/ready`)).status).toBe(200)
    other.close()
  })
})

/** The port of the database, as its file says. */
function portOf(pidFile: string): number {
  return Number(readFileSync(pidFile, 'utf8').split('\n')[3])
}

describe('killed while the database is made', () => {
  const around = mkdtempSync(join(tmpdir(), 'formwright-initdb-'))
  const place = join(around, 'verifying-left')
  afterAll(() => rmSync(around, { recursive: true, force: true }))

  test('the next start makes it', async () => {
    // as initdb leaves it half-way, and as a server leaves it that was killed meanwhile
    mkdirSync(join(place, 'postgres/base'), { recursive: true })
    writeFileSync(join(place, 'postgres/PG_VERSION'), '18\n')
    writeFileSync(join(place, 'postgres.password'), '')
    mkdirSync(join(place, 'postgres.new-abc'))
    const database = await startEmbedded(place)
    await expect(startEmbedded(place)).rejects.toThrow(`process ${process.pid}`)
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.end()
    expect(readdirSync(place).filter((name) => name.includes('new'))).toEqual([])
    await database.stop()
  })

  test('what a verification left behind goes, unless it is being made', async () => {
    await sweepTrialRestores(around)
    expect(readdirSync(around)).toEqual(['verifying-left'])
    const longAgo = new Date(Date.now() - 600_000)
    utimesSync(place, longAgo, longAgo)
    await sweepTrialRestores(around)
    expect(readdirSync(around)).toEqual([])
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
