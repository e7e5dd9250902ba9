import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import type { Connection } from '../database/connect.ts'
import { migrations } from '../database/migrations/index.ts'
import { migrate } from '../database/migrate.ts'
import type { Contents } from '../files/contents.ts'
import { idOf } from '../installation/keys.ts'
import { LocalizedError } from '../messages/localized-error.ts'
import { DamagedArchive, readParts } from './archive.ts'
import type { Part } from './archive.ts'
import type { Inspection } from './inspect.ts'
import { continueNumbers, dropTables, load, loadWhatFits } from './load.ts'
import { wordsOf } from './manifest.ts'
import type { BackupReport } from './manifest.ts'
import { FORMER_NAMES, TABLES } from './tables.ts'

/** An inspected archive, and where to restore it. */
export interface RestoreOrder {
  readonly connection: Connection
  readonly file: string
  readonly passphrase: string | undefined
  readonly inspection: Inspection
  /** Where to store evidence; omitted to restore only tables. */
  readonly evidence?: { readonly contents: Contents; readonly folder: string }
  /** Whether to restore what is left of a damaged archive. */
  readonly incomplete: boolean
}

/**
 * Refuses to restore over existing accounts, or while a server uses the database.
 * @throws LocalizedError
 */
export async function refuseOverData({ pool }: Connection): Promise<void> {
  const { rows } = await pool.query<{ made: boolean; served: boolean }>(
    `select to_regclass('"user"') is not null as made, exists (
       select from pg_stat_activity where datname = current_database()
         and application_name = 'formwright-bus') as served`,
  )
  const { made, served } = rows[0]!
  if (made && (await pool.query('select from "user" limit 1')).rowCount !== 0)
    throw new LocalizedError('restore-holds-data')
  if (served) throw new LocalizedError('restore-while-serving')
}

/**
 * Restores a backup into an empty installation (traces of a first start are removed), all or nothing; one of
 * an older version is migrated.
 * @throws LocalizedError
 */
export async function restore(order: RestoreOrder): Promise<BackupReport> {
  const counts = await putBack(order)
  await migrate(order.connection.db)
  const { at, absent, installation, differences } = order.inspection
  return {
    at,
    ...counts,
    absent: wordsOf(absent),
    key: installation === null ? null : idOf(installation),
    ...(differences.length > 0 ? { differences } : {}),
  }
}

/** Restores the tables as they were when the backup was made. */
export async function putBack(order: RestoreOrder): Promise<Pick<BackupReport, 'tables' | 'rows' | 'files'>> {
  const { connection, inspection } = order
  const last = inspection.migrations.at(-1)!
  if (!(last in migrations)) throw new LocalizedError('restore-newer')
  await inTransaction(connection, dropTables)
  await migrate(connection.db, last)
  return inTransaction(connection, (client) => loadArchive(client, order))
}

async function loadArchive(
  client: PoolClient,
  { file, passphrase, inspection, evidence, incomplete }: RestoreOrder,
): Promise<Pick<BackupReport, 'tables' | 'rows' | 'files'>> {
  const loading = incomplete ? loadWhatFits : load
  let [tables, rows] = [0, 0]
  const kept = new Set<string>()
  try {
    for await (const part of readParts(file, passphrase)) {
      const [kind, name = ''] = part.name.split('/') as [string, string | undefined]
      if (kind === 'tables' && isTable(name)) {
        rows += await loading(client, name, inspection.columns.get(name), part.body)
        tables++
      }
      if (kind === 'evidence' && inspection.files.has(name) && !kept.has(name)) {
        if (evidence) await storeEvidence(evidence, name, part)
        kept.add(name)
      }
    }
    await continueNumbers(client)
  } catch (error) {
    if (incomplete && error instanceof DamagedArchive) await continueNumbers(client)
    else {
      if (evidence) for (const name of kept) await evidence.contents.remove(name).catch(() => undefined)
      throw error
    }
  }
  return { tables, rows, files: kept.size }
}

/** Stores evidence via a temporary file, because it may be large and has to match its hash. */
async function storeEvidence(
  { contents, folder }: NonNullable<RestoreOrder['evidence']>,
  sha256: string,
  { body }: Part,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `restoring-${randomUUID()}`)
  const hash = createHash('sha256')
  const hashed = async function* () {
    for await (const chunk of body) {
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(hashed, createWriteStream(path, { mode: 0o600 }))
    if (hash.digest('hex') !== sha256) throw new LocalizedError('evidence-damaged', { name: sha256 })
    await contents.putFile(sha256, path, (await stat(path)).size)
  } finally {
    await rm(path, { force: true })
  }
}

async function inTransaction<T>({ pool }: Connection, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // closes the connection and rolls back its transaction
    client.release(true)
    throw error
  }
}

function isTable(name: string): boolean {
  return ([...TABLES, ...FORMER_NAMES] as readonly string[]).includes(name)
}
