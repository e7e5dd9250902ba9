import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { PoolClient } from 'pg'
import type { Connection } from '../database/connect.ts'
import type { Contents } from '../files/contents.ts'
import { HttpError } from '../http/errors.ts'
import type { InstallationKeys } from '../installation/keys.ts'
import { ArchiveWriter } from './archive.ts'
import { LocalizedError } from '../messages/localized-error.ts'
import { DamagedBackup, inspect } from './inspect.ts'
import { reportOf, signed } from './manifest.ts'
import type { BackupReport, Manifest } from './manifest.ts'
import { beginSnapshot, rowsOf, shapesOf } from './snapshot.ts'

/** What to back up, and where to. */
export interface BackupOrder {
  readonly connection: Pick<Connection, 'pool'>
  readonly contents: Contents
  readonly keys: InstallationKeys
  readonly file: string
  /** Encrypts the archive, which then also contains the installation's key. */
  readonly passphrase: string | undefined
  readonly signal?: AbortSignal
}

/**
 * Writes a consistent snapshot of the tables, then the evidence files, into one archive; the server may keep
 * running. The archive is read back and verified before it gets its final name.
 * @throws DamagedBackup when verification fails
 */
export async function backup(order: BackupOrder): Promise<BackupReport> {
  const { file, passphrase, keys, signal } = order
  const unfinished = `${file}.unfinished`
  const archive = new ArchiveWriter(unfinished, passphrase, signal)
  try {
    const manifest = await writeArchive(archive, order)
    await archive.finish()
    const { differences } = await inspect(unfinished, passphrase, keys.publicKey, signal)
    if (differences.length > 0) throw new DamagedBackup('backup-failed-check', file, differences)
    await rename(unfinished, file)
    await syncFolder(dirname(file))
    return reportOf(manifest)
  } catch (error) {
    await archive.abort()
    await rm(unfinished, { force: true })
    throw errorAboutFile(file, unfinished, error)
  }
}

/** Reports a write error for the target file rather than for the temporary one. */
function errorAboutFile(file: string, unfinished: string, error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException
  if (path !== unfinished) return error
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new LocalizedError('no-such-folder', { path: dirname(file) })
  return Object.assign(error as NodeJS.ErrnoException, { path: file })
}

async function writeArchive(
  archive: ArchiveWriter,
  { connection: { pool }, contents, keys, passphrase, signal }: BackupOrder,
): Promise<Manifest> {
  const start = { formwright: 2 as const, at: new Date().toISOString() }
  const { files: wanted, ...taken } = await withClient(pool, async (client) => {
    await beginSnapshot(client)
    const migrations = await migrationsOf(client)
    await archive.put('backup.json', Buffer.from(JSON.stringify({ ...start, migrations })))
    const tables: Manifest['tables'] = []
    for (const table of await shapesOf(client)) {
      const rows = rowsOf(client, table)
      const digest = await archive.putStream(`tables/${table.name}`, rows)
      tables.push({ name: table.name, columns: [...table.columns], rows: rows.rowCount ?? 0, ...digest })
    }
    return { migrations, tables, files: await filesOf(client), audit: await auditHeadOf(client) }
  })
  const files: Manifest['files'] = []
  const absent: Manifest['absent'] = []
  for (const { sha256, name } of wanted) {
    signal?.throwIfAborted()
    const { why, bytes, begun: started } = await putFile(archive, contents, sha256)
    if (why === undefined) files.push({ sha256, name, bytes })
    else if (started || (await isStillKept(pool, sha256)))
      absent.push({ sha256, why, names: await namesOf(pool, sha256) })
  }
  const manifest = { ...start, ...taken, files, absent, installation: keys.publicKey }
  if (passphrase !== undefined) await archive.put('installation.key', Buffer.from(keys.secret))
  const { text, signature } = signed(manifest, keys)
  await archive.put('manifest.json', Buffer.from(text))
  await archive.put('signature.json', Buffer.from(signature))
  return manifest
}

/** Runs work with a separate connection, which is closed afterwards. */
async function withClient<T>(pool: Connection['pool'], work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release(true)
  }
}

async function migrationsOf(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name)
}

async function filesOf(client: PoolClient) {
  const { rows } = await client.query<{ sha256: string; name: string | null }>(
    `select c.sha256, (select min(h.name) from application_file h where h.sha256 = c.sha256) as name
     from content c order by c.sha256`,
  )
  return rows
}

async function auditHeadOf(client: PoolClient): Promise<Manifest['audit']> {
  const { rows } = await client.query<{ link: string; hash: string }>(
    'select link, hash from audit where link is not null order by link desc limit 1',
  )
  return { lines: Number(rows[0]?.link ?? 0), head: rows[0]?.hash ?? null }
}

/** A missing or damaged file is reported and skipped; an unavailable store aborts the backup. */
async function putFile(
  archive: ArchiveWriter,
  contents: Contents,
  sha256: string,
): Promise<{ readonly why?: string; readonly bytes: number; readonly begun: boolean }> {
  let failed: Error | undefined
  const keep = (error: Error) => {
    if (error instanceof HttpError && error.code === 'storage-away') throw error
    failed = error
  }
  const stream = await contents.read(sha256).catch(keep)
  if (!stream) return { why: failed!.message, bytes: 0, begun: false }
  // errors of the archive are thrown, errors of the file are recorded
  const source = (async function* () {
    try {
      for await (const chunk of stream) yield chunk as Buffer
    } catch (error) {
      keep(error as Error)
    }
  })()
  const digest = await archive.putStream(`evidence/${sha256}`, source)
  const why = failed?.message ?? (digest.sha256 === sha256 ? undefined : 'changed')
  return { bytes: digest.bytes, begun: true, ...(why === undefined ? {} : { why }) }
}

/** False if the file was deleted since the tables were read. */
async function isStillKept(pool: Connection['pool'], sha256: string): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from content where sha256 = $1', [sha256])
  return rowCount !== 0
}

/** The names of a file and its applications: a hash alone does not help to find it. */
async function namesOf(pool: Connection['pool'], sha256: string): Promise<string[]> {
  const { rows } = await pool.query<{ called: string }>(
    `select concat_ws(' · ', h.name, nullif(a.title, ''), nullif(a.region_name, '')) as called
     from application_file h join application a on a.id = h.application where h.sha256 = $1 order by h.at limit 5`,
    [sha256],
  )
  return rows.map(({ called }) => called)
}

/** Syncs a folder so that a new file name is durable. Windows does not open folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined)
  await handle?.sync().finally(() => handle.close())
}
