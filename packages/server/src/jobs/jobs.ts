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

/** What is done later, or again and again. Each is one file in this folder. */
export interface TaskPayloads {
  readonly mail: { readonly to: string; readonly subject: string; readonly text: string }
  /** An email that the site itself writes, when it is sent: in the languages of the forms on offer then. */
  readonly 'site-email': {
    readonly to: string
    readonly kind: AccountChange | DraftNotificationKind
    readonly values: Readonly<Record<string, string>>
  }
  /** The email with a link; its token is made when it is sent. */
  readonly 'link-email': { readonly link: string; readonly language?: string | undefined }
  /**
   * Somebody says that they forgot the password of this address; whether there is an account is found out
   * then.
   */
  readonly 'forgotten-password': { readonly email: string }
  readonly webhook: { readonly webhook: string; readonly event: string; readonly body: string }
  readonly 'collect-orphans': Readonly<Record<string, never>>
  readonly 'audit-head': Readonly<Record<string, never>>
  readonly export: { readonly id: string }
  readonly impact: { readonly id: string }
  /** An edition is on offer in the place of others that applications are pinned to. */
  readonly rebase: { readonly edition: string }
  /** Applications of a region to an edition may be handed in until another day than before. */
  readonly deadline: { readonly form: string; readonly edition: string; readonly region: string }
}

export type TaskName = keyof TaskPayloads
/**
 * `signal` is aborted when the server stops: a job that takes long then ends with an error, and is taken up
 * again later.
 */
export type Tasks = {
  readonly [Name in TaskName]: (payload: TaskPayloads[Name], signal: AbortSignal) => Promise<void>
}

type Queue = 'emails' | 'webhooks' | 'exports' | 'definitions' | 'corrections' | 'upkeep'
/** No kind of work waits for another: each has its lane. */
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
/** Jobs that a process works on at a time. */
const CONCURRENCY: Readonly<Record<Queue, number>> = {
  emails: 2,
  webhooks: 3,
  exports: 2,
  definitions: 1,
  corrections: 1,
  upkeep: 1,
}
const LOCK = 7_201_120
/** Of the locks of workers; the other half is the hash of the worker's name. */
const WORKERS = 7_201_123
const FREE_EVERY_MS = 1000
const STOP_WITHIN_MS = 3500
const ATTEMPTS = 8
const DAILY_ADDED_EVERY_MS = 60_000
const DAILY_ATTEMPTS = 3
/** What is done every day, and when, in minutes after midnight (UTC). */
const DAILY: readonly { readonly name: TaskName; readonly at: number }[] = [
  { name: 'audit-head', at: 10 },
  { name: 'collect-orphans', at: 3 * 60 + 30 },
]

/**
 * The queue is in the same database: a job that was written with a change is done if the change was. Each
 * worker holds a lock in the session of its process; jobs of workers without one are freed by any process.
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

  /** Makes the tables of the queue. Before the first job is added. */
  async prepare(): Promise<void> {
    const client = await this.#connection.pool.connect()
    try {
      // processes that start at once make them one after the other
      await client.query('select pg_advisory_lock($1)', [LOCK])
      const utils: WorkerUtils = await makeWorkerUtils({ pgPool: this.#connection.pool, logger: SILENT })
      await utils.release()
    } finally {
      // ends the connection, and the lock with it
      client.release(true)
    }
  }

  /** Works on the queue until stopped; starts again when the database was away. */
  async start(tasks: Tasks): Promise<void> {
    this.#supervisor = new Supervisor(() => this.#open(tasks), this.#watcher)
    await this.#supervisor.start()
    await this.#addDaily().catch(() => undefined)
    this.#endUpkeep = [
      repeat(FREE_EVERY_MS, () => this.#free()),
      repeat(DAILY_ADDED_EVERY_MS, () => this.#addDaily()),
    ]
  }

  /**
   * Stops within seconds: what is not done then is given back and goes on elsewhere, or after the next start.
   */
  async stop(): Promise<void> {
    await Promise.all(this.#endUpkeep.map((end) => end()))
    await this.#supervisor?.stop()
  }

  async #open(tasks: Tasks): Promise<Connected> {
    const { session } = this.#bus
    if (!session) throw new Error('There is no session to hold the locks of workers')
    const ending = new AbortController()
    const events: WorkerEvents = new EventEmitter()
    // a worker that could not write down what became of its job ends, and is not replaced by the library
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
        // not with `run` of the library: where its schedule cannot ask the database, it ends the process
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

  /** A job that was broken off is as if it had not been begun. */
  async #giveBack({ id, attempts }: Job): Promise<void> {
    await this.#connection.pool.query(
      'select graphile_worker.reschedule_jobs(array[$1::bigint], run_at := now(), attempts := $2::int)',
      [id, Math.max(0, attempts - 1)],
    )
  }

  /** Sees to it that each daily job waits for its time, once for all processes. */
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

  /** Frees the jobs of workers that are gone. */
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

/** The next moment at so many minutes after midnight (UTC). */
function nextDaily(at: number, now: number): Date {
  return new Date((Math.floor((now - at * MINUTE_MS) / DAY_MS) + 1) * DAY_MS + at * MINUTE_MS)
}

type Job = Pick<JobHelpers['job'], 'id' | 'attempts'>

/**
 * The tasks of some names, as the library calls them; `broken` is notified of jobs that end because the
 * server stops.
 */
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

/** A job that takes the place of one of the same key that still waits; it runs when that one would have. */
interface KeyedJob {
  readonly key: string
  readonly afterSeconds: number
}

/** Puts a job into the queue; in a transaction, with what it follows from. */
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
