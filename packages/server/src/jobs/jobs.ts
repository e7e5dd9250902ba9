import { Logger, makeWorkerUtils, run } from 'graphile-worker'
import type { Runner, TaskList, WorkerUtils } from 'graphile-worker'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Connection } from '../database/connect.ts'
import type { Tables } from '../database/tables.ts'

/** What is done later, or again and again. Each is one file in this folder. */
export interface TaskPayloads {
  readonly mail: { readonly to: string; readonly subject: string; readonly text: string }
  /** The letter with a link; its token is made when it is sent. */
  readonly 'link-letter': { readonly link: string }
  readonly webhook: { readonly webhook: string; readonly event: string; readonly body: string }
  readonly 'collect-orphans': Readonly<Record<string, never>>
  readonly 'audit-head': Readonly<Record<string, never>>
  readonly export: { readonly id: string }
}

export type TaskName = keyof TaskPayloads
export type Tasks = { readonly [Name in TaskName]: (payload: TaskPayloads[Name]) => Promise<void> }

const RETRY_MS = 2000
const LOCK = 7_201_120
const ATTEMPTS = 8
const NIGHTLY = '30 3 * * * collect-orphans ?max=3\n10 0 * * * audit-head ?max=3'

/** The queue is in the same database: a job that was written with a change is done if the change was. */
export class Jobs {
  readonly #connection: Connection
  #runner: Runner | undefined
  #ended = false

  constructor(connection: Connection) {
    this.#connection = connection
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
    if (this.#ended) return
    const again = () => {
      this.#runner = undefined
      if (!this.#ended) setTimeout(() => void this.start(tasks), RETRY_MS).unref()
    }
    try {
      const runner = await run({
        pgPool: this.#connection.pool,
        taskList: tasks as unknown as TaskList,
        concurrency: 2,
        noHandleSignals: true,
        crontab: NIGHTLY,
        pollInterval: 2000,
        logger: SILENT,
      })
      this.#runner = runner
      runner.promise.then(again, again)
    } catch {
      again()
    }
  }

  async stop(): Promise<void> {
    this.#ended = true
    await this.#runner?.stop().catch(() => undefined)
  }
}

/** A job that takes the place of one of the same key that still waits; it runs when that one would have. */
interface Gathered {
  readonly key: string
  readonly afterSeconds: number
}

/** Puts a job into the queue; in a transaction, with what it follows from. */
export async function addJob<Name extends TaskName>(
  db: Kysely<Tables>,
  name: Name,
  payload: TaskPayloads[Name],
  gathered?: Gathered,
): Promise<void> {
  await sql`
    select graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json, max_attempts := ${ATTEMPTS},
      job_key := ${gathered?.key ?? null}, job_key_mode := 'preserve_run_at',
      run_at := now() + make_interval(secs => ${gathered?.afterSeconds ?? 0}))
  `.execute(db)
}

const SILENT = new Logger(() => () => undefined)
