import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Bus } from '../../packages/server/src/database/bus.ts'
import { connect } from '../../packages/server/src/database/connect.ts'
import type { Connection } from '../../packages/server/src/database/connect.ts'
import { addJob, Jobs } from '../../packages/server/src/jobs/jobs.ts'
import type { Tasks } from '../../packages/server/src/jobs/jobs.ts'
import { newDatabase } from './installation.ts'

const unwatched = { connected: () => undefined, again: () => undefined }
let url: string
let queue: Connection

beforeAll(async () => {
  url = await newDatabase()
  queue = connect(url)
})
afterAll(() => queue.close())

/** What one process works with: what it began, and a way to end it as a kill does. */
async function worker(tasks: Partial<Tasks>, connection: Connection = connect(url)) {
  const bus = new Bus(connection.url, unwatched, connection.sever)
  await bus.start()
  const jobs = new Jobs(connection, bus, unwatched)
  await jobs.prepare()
  const nothing = async () => undefined
  await jobs.start({
    mail: nothing,
    'site-email': nothing,
    'link-email': nothing,
    'forgotten-password': nothing,
    webhook: nothing,
    export: nothing,
    impact: nothing,
    rebase: nothing,
    deadline: nothing,
    'collect-orphans': nothing,
    'audit-head': nothing,
    ...tasks,
  })
  return {
    bus,
    stop: async () => {
      await jobs.stop()
      await bus.stop()
      await connection.close()
    },
  }
}

const never = () => new Promise<void>(() => undefined)
const waiting = async () =>
  (
    await queue.pool.query<{ task: string; attempts: number }>(
      `select task_identifier as task, attempts from graphile_worker.jobs where key is null`,
    )
  ).rows

const locked = async () =>
  (await queue.pool.query('select from graphile_worker.jobs where locked_by is not null')).rows

test('work of one kind waits for none of another, and what was begun is given back within seconds', async () => {
  const done: string[] = []
  const begun: string[] = []
  const one = await worker({
    export: async ({ id }, signal) => {
      begun.push(id)
      await new Promise((_, fail) => signal.addEventListener('abort', () => fail(new Error('broken off'))))
    },
    webhook: never,
    mail: async ({ to }) => void done.push(to),
  })
  for (const id of ['a', 'b', 'c', 'd']) {
    await addJob(queue.db, 'export', { id })
    await addJob(queue.db, 'webhook', { webhook: id, event: 'transition', body: '{}' })
  }
  await expect.poll(() => begun.length).toBe(2)
  await addJob(queue.db, 'mail', { to: 'somebody', subject: '', text: '' })
  await expect.poll(() => done).toEqual(['somebody'])

  const since = Date.now()
  await one.stop()
  expect(Date.now() - since).toBeLessThan(5000)
  // an export that was broken off has lost no attempt
  expect((await waiting()).filter(({ task }) => task === 'export').map(({ attempts }) => attempts)).toEqual([
    0, 0, 0, 0,
  ])

  // the webhooks did not end in time: their workers are gone, and their jobs are taken up all the same
  const made: string[] = []
  const other = await worker({
    export: async ({ id }) => void made.push(id),
    webhook: async ({ webhook }) => void made.push(`hook ${webhook}`),
  })
  await expect
    .poll(() => made.toSorted())
    .toEqual(['a', 'b', 'c', 'd', 'hook a', 'hook b', 'hook c', 'hook d'])
  await expect.poll(waiting).toEqual([])
  await other.stop()
})

test('jobs of a process that is gone go on in another that runs already', async () => {
  const begun: string[] = []
  const killed = await worker({ export: async ({ id }) => (begun.push(id), never()) })
  await addJob(queue.db, 'export', { id: 'long' })
  await expect.poll(() => begun).toEqual(['long'])
  const made: string[] = []
  const connection = connect(url)
  const queries = vi.spyOn(connection.pool, 'query')
  const living = await worker({ export: async ({ id }) => void made.push(id) }, connection)
  // its lock holds while it lives, however often others look for jobs of workers that are gone
  const looks = () => queries.mock.calls.filter(([text]) => String(text).includes('force_unlock_workers'))
  await expect.poll(() => looks().length).toBeGreaterThan(1)
  expect((await locked()).length).toBe(1)
  expect(made).toEqual([])
  // as the database sees a kill: the session of the process ends, and it is not there to come back
  void killed.bus.stop()
  await expect.poll(() => made, { timeout: 10_000 }).toEqual(['long'])
  await living.stop()
  await killed.stop()
})

test('a query that breaks while the queue starts ends no process', async () => {
  const connection = connect(url)
  const broken: Error[] = []
  const noticed = (error: Error) => void broken.push(error)
  process.on('unhandledRejection', noticed)
  const breaking = new Proxy(connection.pool, {
    get: (pool, name) => {
      if (name === 'query') return () => Promise.reject(new Error('Connection terminated unexpectedly'))
      const value: unknown = Reflect.get(pool, name, pool)
      return typeof value === 'function' ? value.bind(pool) : value
    },
  })
  const made: string[] = []
  const one = await worker({ mail: async ({ to }) => void made.push(to) }, { ...connection, pool: breaking })
  await addJob(queue.db, 'mail', { to: 'somebody', subject: '', text: '' })
  await expect.poll(() => made).toEqual(['somebody'])
  await one.stop()
  process.off('unhandledRejection', noticed)
  expect(broken).toEqual([])
})

test('what is done every day waits for its time, once for all processes, and again when it was done', async () => {
  await queue.pool.query(`delete from graphile_worker._private_jobs`)
  const daily = async () =>
    (
      await queue.pool.query<{ key: string; hours: number }>(
        `select key, extract(epoch from run_at - now())::float / 3600 as hours from graphile_worker.jobs
         where key like 'daily %' order by key`,
      )
    ).rows
  const done: string[] = []
  const tasks = { 'audit-head': async () => void done.push('audit-head') }
  const one = await worker(tasks)
  const waits = await daily()
  expect(waits.map(({ key }) => key)).toEqual(['daily audit-head', 'daily collect-orphans'])
  for (const { hours } of waits) expect(hours > 0 && hours <= 24).toBe(true)
  await queue.pool.query(
    `update graphile_worker._private_jobs set run_at = now() where key = 'daily audit-head'`,
  )
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['audit-head'])
  await expect.poll(async () => (await daily()).length).toBe(1)
  const other = await worker(tasks)
  expect((await daily()).map(({ key }) => key)).toEqual(['daily audit-head', 'daily collect-orphans'])
  await Promise.all([one.stop(), other.stop()])
})
