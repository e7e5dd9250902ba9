import { Kysely, PostgresDialect } from 'kysely'
import type { Transaction } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import type { Tables } from './tables.ts'

/** Connections of one process. PostgreSQL's default of 100 serves several processes. */
const CONNECTIONS = 20
const CONNECT_WITHIN = 5000

export type Database = Kysely<Tables>

/** A transaction: what changes tables takes one, so that it cannot be called without. */
export type Tx = Transaction<Tables>

/** What reads and changes nothing. Routes have this; to write they ask for a transaction (`command` in http/route.ts). */
export type Reader = Pick<Database, 'selectFrom' | 'getExecutor'>

export interface Connection {
  readonly db: Database
  readonly pool: pg.Pool
  readonly url: string
}

/** Connects when first asked. A connection that breaks is replaced by the next; nothing has to be started again. */
export function connect(url: string): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'formwright',
  })
  // a connection that breaks, idle or at work, fails what is asked of it and nothing else: without somebody who hears of it Node ends the process
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) }), pool, url }
}

/** True for what is wrong with the way to the database and not with what was asked of it. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code !== undefined && (/^(08|57P|53)/.test(code) || AWAY.has(code))) return true
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    message ?? '',
  )
}

const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN'])
