import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar-stream'
import type { PoolClient } from 'pg'
import type { Connection } from '../database/connect.ts'
import { migrations } from '../database/migrations/index.ts'
import { migrate } from '../database/migrate.ts'
import { LocalizedError } from '../messages/localized-error.ts'
import { digestOf } from '../evidence/contents.ts'
import type { Contents } from '../evidence/contents.ts'
import type { BackupReport } from './backup.ts'
import { TABLES } from './tables.ts'

/** Why a backup cannot be put back, in words. */
export class Unrestorable extends LocalizedError {}

interface Manifest {
  readonly formwright: number
  readonly migrations: readonly string[]
  readonly tables: readonly string[]
}

/**
 * Puts a backup into an empty installation: all of it or nothing. One made by an older version is brought up to date.
 * @throws Unrestorable
 */
export async function restore(
  { pool, db }: Connection,
  contents: Contents,
  file: string,
): Promise<BackupReport> {
  const {
    rows: [state],
  } = await pool.query<{ used: boolean }>(
    `select exists (select 1 from information_schema.tables where table_name = 'application') as used`,
  )
  if (state?.used && (await db.selectFrom('user').select('id').limit(1).executeTakeFirst()))
    throw new Unrestorable('restore-holds-data')
  const client = await pool.connect()
  let report = { tables: 0, rows: 0, files: 0 }
  try {
    await client.query('begin')
    await pipeline(
      createReadStream(file),
      createGunzip(),
      extractInto(
        client,
        contents,
        (manifest) => prepare(db, manifest),
        (next) => (report = next),
      ),
    )
    if (report.tables === 0) throw new Unrestorable('not-a-backup', { file })
    await client.query(
      `select setval(pg_get_serial_sequence('event', 'id'), coalesce((select max(id) from event), 0) + 1, false), setval(pg_get_serial_sequence('audit', 'seq'), coalesce((select max(seq) from audit), 0) + 1, false)`,
    )
    await client.query('commit')
    client.release()
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    client.release(true)
    if (error instanceof Unrestorable) throw error
    const { code, message } = error as { code?: string; message: string }
    if (code === 'ENOENT') throw new Unrestorable('no-backup-file', { file })
    if (code?.startsWith('Z_') || message.includes('tar header'))
      throw new Unrestorable('not-a-backup', { file })
    throw error
  }
  await migrate(db)
  return report
}

/** Makes the tables as they were when the backup was made. */
async function prepare(db: Connection['db'], { formwright, migrations: made }: Manifest): Promise<void> {
  const last = made.at(-1)
  if (formwright !== 1 || last === undefined || !(last in migrations)) throw new Unrestorable('restore-newer')
  await migrate(db, last)
}

function extractInto(
  client: PoolClient,
  contents: Contents,
  begin: (manifest: Manifest) => Promise<void>,
  done: (report: BackupReport) => void,
) {
  const reading = extract()
  const tables = new Set<string>()
  let [rows, files] = [0, 0]
  reading.on('entry', (header, stream, next) => {
    void (async () => {
      const bytes = await buffer(stream as AsyncIterable<Buffer>)
      const [kind, name] = header.name.split('/') as [string, string | undefined]
      if (kind === 'manifest.json') await begin(JSON.parse(bytes.toString()) as Manifest)
      else if (kind === 'tables' && (TABLES as readonly string[]).includes(name!)) {
        if (name === 'setting') await client.query(`delete from setting`)
        const copy = client.query(copyFrom(`copy "${name}" from stdin`))
        await pipeline(Readable.from([bytes]), copy)
        rows += copy.rowCount ?? 0
        tables.add(name!)
      } else if (kind === 'evidence') {
        if ((await digestOf(Readable.from([bytes]))) !== name)
          throw new Unrestorable('evidence-damaged', { name: name! })
        await contents.put(name!, bytes)
        files++
      }
      done({ tables: tables.size, rows, files })
    })().then(
      () => next(),
      (error: Error) => reading.destroy(error),
    )
  })
  return reading
}
