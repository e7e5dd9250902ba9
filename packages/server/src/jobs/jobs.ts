import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, makeWorkerUtils, runTaskList } from 'graphile-worker'
import type { JobHelpers, Task, TaskList, WorkerEvents, WorkerPool, WorkerUtils } from 'graphile-worker'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { AccountChange, DraftNotificationKind } from '@formwright/api'
import type { Bus } from '../database/bus.ts'
import type { Connection } from '../database/connect.ts'
import { repeat, Supervisor } from '../database/supervisor.ts'
import type { Connected, Watcher } from '../database/supervisor.ts'
import type { Tables } from '../database/tables.ts'

/** Background tasks and their payloads. Each is implemented in a file of its area. */
export interface TaskPayloads {
  readonly mail: { readonly to: string; readonly subject: string; readonly text: string }
  /** An email of the site, in the languages of the forms on offer when it is sent. */
  readonly 'site-email': {
    readonly to: string
    readonly kind: AccountChange | DraftNotificationKind
    readonly values: Readonly<Record<string, string>>
  }
  /** An email with a link; its token is created when it is sent. */
  readonly 'link-email': { readonly link: string; readonly language?: string | undefined }
  /** A password reset request; whether an account exists is checked in the background. */
  readonly 'forgotten-password': { readonly email: string }
  readonly webhook: { readonly webhook: string; readonly event: string; readonly body: string }
  readonly 'collect-orphans': Readonly<Record<string, never>>
  readonly 'audit-head': Readonly<Record<string, never>>
  readonly export: { readonly id: string }
  readonly impact: { readonly id: string }
  /** An edition replaced others that applications are pinned to. */
  readonly rebase: { readonly edition: string }
  /** The deadline of a region changed. */
  readonly deadline: { readonly form: string; readonly edition: string; readonly region: string }
}

export type TaskName = keyof TaskPayloads
/** `signal` is aborted when the server stops: a long job then throws, and is retried later. */
export type Tasks = {
  readonly [Name in TaskName]: (payload: TaskPayloads[Name], signal: AbortSignal) => Promise<void>
}

type Queue = 'emails' | 'webhooks' | 'exports' | 'definitions' | 'corrections' | 'upkeep'
/** Separate queues, so that kinds of jobs do not wait for each other. */
const QUEUE_OF: Readonly<Record<TaskName, Queue>> = {
  mail: 'emails',
  'site-email': 'emails',
  'link-email': 'emails',
  'forgotten-password': 'emails',
  webhook: 'webhooks',
  export: 'exports',
  impact: 'definitions',
  rebase: 'corrections',
  deadline: 'corrections',
  'collect-orphans': 'upkeep',
  'audit-head': 'upkeep',
}
/** Concurrent jobs per process. */
const CONCURRENCY: Readonly<Record<Queue, number>> = {
  emails: 2,
  webhooks: 3,
  exports: 2,
  definitions: 1,
  corrections: 1,
  upkeep: 1,
}
const LOCK = 7_201_120
/** Lock class of workers; the second half is the hash of the worker's name. */
const WORKERS = 7_201_123
const FREE_EVERY_MS = 1000
const STOP_WITHIN_MS = 3500
const ATTEMPTS = 8
const DAILY_ADDED_EVERY_MS = 60_000
const DAILY_ATTEMPTS = 3
/** Daily jobs, at minutes after midnight (UTC). */
const DAILY: readonly { readonly name: TaskName; readonly at: number }[] = [
  { name: 'audit-head', at: 10 },
  { name: 'collect-orphans', at: 3 * 60 + 30 },
]

/**
 * The job queue, stored in the same database: jobs are committed together with the changes that cause them.
 * Each worker holds a lock in its process's session; jobs of workers without a lock are released by any
 * process.
 */
export class Jobs {
  readonly #connection: Connection
  readonly #bus: Bus
  readonly #watcher: Watcher
  #supervisor: Supervisor | undefined
  #endUpkeep: readonly (() => Promise<void>)[] = []

  constructor(connection: Connection, bus: Bus, watcher: Watcher) {
    this.#connection = connection
    this.#bus = bus
    this.#watcher = watcher
  }

  /** Creates the queue's tables, before the first job is added. */
  async prepare(): Promise<void> {
    const client = await this.#connection.pool.connect()
    try {
      // serialises processes that start concurrently
      await client.query('select pg_advisory_lock($1)', [LOCK])
      const utils: WorkerUtils = await makeWorkerUtils({ pgPool: this.#connection.pool, logger: SILENT })
      await utils.release()
    } finally {
      // closes the connection, which releases the lock
      client.release(true)
    }
  }

  /** Processes the queue until stopped; restarts after the database was unavailable. */
  async start(tasks: Tasks): Promise<void> {
    this.#supervisor = new Supervisor(() => this.#open(tasks), this.#watcher)
    await this.#supervisor.start()
    await this.#addDaily().catch(() => undefined)
    this.#endUpkeep = [
      repeat(FREE_EVERY_MS, () => this.#free()),
      repeat(DAILY_ADDED_EVERY_MS, () => this.#addDaily()),
    ]
  }

  /** Stops within seconds; unfinished jobs are released and continue elsewhere, or after the next start. */
  async stop(): Promise<void> {
    await Promise.all(this.#endUpkeep.map((end) => end()))
    await this.#supervisor?.stop()
  }

  async #open(tasks: Tasks): Promise<Connected> {
    const { session } = this.#bus
    if (!session) throw new Error('There is no session to hold the locks of workers')
    const ending = new AbortController()
    const events: WorkerEvents = new EventEmitter()
    // a worker that could not store the result of its job ends, and the library does not replace it
    const failed = new Promise((done) => events.once('worker:fatalError', done))
    const pools: WorkerPool[] = []
    const broken: Job[] = []
    const close = async () => {
      ending.abort(new Error('The server stops'))
      await Promise.race([
        Promise.allSettled(pools.map((pool) => pool.gracefulShutdown())),
        pause(STOP_WITHIN_MS, undefined, { ref: false }),
      ])
      for (const job of broken) await this.#giveBack(job).catch(() => undefined)
      await session.query('select pg_advisory_unlock_all()').catch(() => undefined)
    }
    const plugin: GraphileConfig.Plugin = {
      name: 'FormwrightWorkerLocks',
      version: '1',
      worker: {
        hooks: {
          startWorker: async (_context, { worker }) => {
            await session.query('select pg_advisory_lock($1, hashtext($2))', [WORKERS, worker.workerId])
          },
        },
      },
    }
    try {
      for (const [queue, concurrency] of Object.entries(CONCURRENCY)) {
        const names = (Object.keys(tasks) as TaskName[]).filter((name) => QUEUE_OF[name] === queue)
        // the library's `run` ends the process when its scheduler cannot reach the database
        pools.push(
          runTaskList(
            {
              concurrency,
              noHandleSignals: true,
              pollInterval: 2000,
              logger: SILENT,
              events,
              preset: { plugins: [plugin] },
            },
            taskListOf(tasks, names, ending.signal, (job) => broken.push(job)),
            this.#connection.pool,
          ),
        )
      }
    } catch (error) {
      await close()
      throw error
    }
    const ended = Promise.race(pools.map((pool) => pool.promise))
    return { lost: Promise.race([session.lost, failed, ended]), close }
  }

  /** Resets an interrupted job as if it had not been started. */
  async #giveBack({ id, attempts }: Job): Promise<void> {
    await this.#connection.pool.query(
      'select graphile_worker.reschedule_jobs(array[$1::bigint], run_at := now(), attempts := $2::int)',
      [id, Math.max(0, attempts - 1)],
    )
  }

  /** Ensures that each daily job is scheduled once for all processes. */
  async #addDaily(): Promise<void> {
    await this.#connection.pool.query(
      `select graphile_worker.add_job(name, max_attempts := $3, run_at := at,
         job_key := 'daily ' || name, job_key_mode := 'preserve_run_at')
       from unnest($1::text[], $2::timestamptz[]) as daily (name, at)
       where not exists (
         select from graphile_worker.jobs where key = 'daily ' || name and attempts < max_attempts)`,
      [DAILY.map(({ name }) => name), DAILY.map(({ at }) => nextDaily(at, Date.now())), DAILY_ATTEMPTS],
    )
  }

  /** Releases the jobs of dead workers. */
  async #free(): Promise<void> {
    await this.#connection.pool.query(
      `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
       from graphile_worker.jobs where locked_by is not null and not exists (
         select from pg_locks join pg_database on pg_database.oid = pg_locks.database
           and datname = current_database()
         where locktype = 'advisory' and classid = $1::int8::oid and objsubid = 2
           and objid = (hashtext(locked_by)::int8 & 4294967295)::oid)
       having count(*) > 0`,
      [WORKERS],
    )
  }
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** The next occurrence of a time of day (UTC). */
function nextDaily(at: number, now: number): Date {
  return new Date((Math.floor((now - at * MINUTE_MS) / DAY_MS) + 1) * DAY_MS + at * MINUTE_MS)
}

type Job = Pick<JobHelpers['job'], 'id' | 'attempts'>

/** The tasks of a queue in the library's format; `broken` is called for jobs interrupted by a stop. */
function taskListOf(
  tasks: Tasks,
  names: readonly TaskName[],
  signal: AbortSignal,
  broken: (job: Job) => void,
): TaskList {
  const task =
    <Name extends TaskName>(name: Name): Task =>
    async (payload, { job }) => {
      try {
        await tasks[name](payload as TaskPayloads[Name], signal)
      } catch (error) {
        if (signal.aborted) broken(job)
        throw error
      }
    }
  return Object.fromEntries(names.map((name) => [name, task(name)]))
}

/** A job that replaces a waiting one with the same key, keeping its time. */
interface KeyedJob {
  readonly key: string
  readonly afterSeconds: number
}

/** Queues a job, in the transaction of its cause. */
export async function addJob<Name extends TaskName>(
  db: Kysely<Tables>,
  name: Name,
  payload: TaskPayloads[Name],
  gathered?: KeyedJob,
): Promise<void> {
  await sql`
    select graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json,
      max_attempts := ${ATTEMPTS},
      job_key := ${gathered?.key ?? null}, job_key_mode := 'preserve_run_at',
      run_at := now() + make_interval(secs => ${gathered?.afterSeconds ?? 0}))
  `.execute(db)
}

const SILENT = new Logger(() => () => undefined)
