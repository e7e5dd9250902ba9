import { AsyncLocalStorage } from 'node:async_hooks'
import { Socket } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import type { LogEvent, Transaction } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import type { Tables } from './tables.ts'

/** Connections of one process. PostgreSQL's default of 100 serves several processes. */
const CONNECTIONS = 20
const CONNECT_WITHIN = 5000

export type Database = Kysely<Tables>

/** A transaction: what changes tables takes one, so that it cannot be called without. */
export type Tx = Transaction<Tables>

/**
 * What reads and changes nothing. Routes have this; to write they ask for a transaction (`command` of the
 * package api).
 */
export type Reader = Pick<Database, 'selectFrom' | 'getExecutor'>

export interface Connection {
  readonly db: Database
  readonly pool: pg.Pool
  readonly url: string
  /** Breaks every connection: what waits for an answer that will not come fails at once. */
  readonly sever: () => void
  /** Ends every connection. */
  readonly close: () => Promise<void>
}

/**
 * Connects when first asked. A connection that breaks is replaced by the next; nothing has to be started
 * again.
 */
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
  // a connection that breaks, idle or at work, fails what is asked of it and nothing else: without somebody
  // who hears of it Node ends the process
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
    // not by `db.destroy`: it ends the pool only when it was asked something itself
    close: () => pool.end(),
  }
}

/** Why the database could not be asked, for work that is going on. */
const whatFailed = new AsyncLocalStorage<Set<unknown>>()

function recordFailure(error: unknown): never {
  if (isDatabaseUnavailable(error)) whatFailed.getStore()?.add(error)
  throw error
}

/**
 * Does work of a library that hides its errors, or takes a database that is away for one without the row.
 * @throws what kept the database from being asked, when it could not be asked once
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

/** True for what is wrong with the way to the database and not with what was asked of it. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  if (code !== undefined && (/^(08|57P|533)/.test(code) || AWAY.has(code))) return true
  return BROKEN.some((words) => message?.includes(words))
}

/** What the driver says of a connection without a code. */
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
