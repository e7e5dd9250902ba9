import { AsyncLocalStorage } from 'node:async_hooks'
import { Socket } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import type { LogEvent, Transaction } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import type { Tables } from './tables.ts'

/** Connections per process. PostgreSQL's default of 100 is enough for several processes. */
const CONNECTIONS = 20
const CONNECT_WITHIN = 5000

export type Database = Kysely<Tables>

/** A transaction: functions that change tables require one. */
export type Tx = Transaction<Tables>

/** Read access. Routes get this; those that write get a transaction (`command` in the api package). */
export type Reader = Pick<Database, 'selectFrom' | 'getExecutor'>

export interface Connection {
  readonly db: Database
  readonly pool: pg.Pool
  readonly url: string
  /** Breaks all connections, so that pending queries fail at once. */
  readonly sever: () => void
  /** Closes all connections. */
  readonly close: () => Promise<void>
}

/** Connects lazily; broken connections are replaced by new ones. */
export function connect(url: string): Connection {
  const sockets = new Set<Socket>()
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'formwright',
    stream: () => {
      const socket = new Socket()
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      return socket
    },
  })
  // without a listener, the error of a broken connection would end the process
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const dialect = new PostgresDialect({
    pool: { connect: () => pool.connect().catch(recordFailure), end: () => pool.end() },
    cursor: Cursor,
  })
  const log = (event: LogEvent) => {
    if (event.level === 'error' && isDatabaseUnavailable(event.error)) whatFailed.getStore()?.add(event.error)
  }
  return {
    db: new Kysely<Tables>({ dialect, log }),
    pool,
    url,
    sever: () => sockets.forEach((socket) => socket.destroy()),
    // `db.destroy` only ends the pool if it was used
    close: () => pool.end(),
  }
}

/** Collects database errors during an operation. */
const whatFailed = new AsyncLocalStorage<Set<unknown>>()

function recordFailure(error: unknown): never {
  if (isDatabaseUnavailable(error)) whatFailed.getStore()?.add(error)
  throw error
}

/**
 * Runs library code that hides its errors, or treats an unavailable database as a missing row.
 * @throws the database error, if any query failed because of one
 */
export async function throwIfDatabaseUnavailable<T>(work: () => Promise<T>): Promise<T> {
  const failed = new Set<unknown>()
  return whatFailed.run(failed, async () => {
    const [outcome] = await Promise.allSettled([work()])
    const [absence] = failed
    if (absence !== undefined) throw absence
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}

/** Whether an error is about the connection to the database rather than the query. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  if (code !== undefined && (/^(08|57P|533)/.test(code) || AWAY.has(code))) return true
  return BROKEN.some((words) => message?.includes(words))
}

/** Messages of the driver for broken connections, which have no code. */
const BROKEN = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Query read timeout',
]

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
])
