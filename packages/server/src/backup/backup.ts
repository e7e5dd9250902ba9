import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { to as copyTo } from 'pg-copy-streams'
import { pack } from 'tar-stream'
import type { Pack } from 'tar-stream'
import type { PoolClient } from 'pg'
import type { Connection } from '../database/connect.ts'
import type { Contents } from '../evidence/contents.ts'
import { TABLES } from './tables.ts'

export interface BackupReport {
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/**
 * Writes everything into one archive: the tables as they are at one moment, and the contents of evidence. The server
 * may go on working meanwhile. The file appears under its name when it is complete.
 */
export async function backup(
  { pool }: Pick<Connection, 'pool'>,
  contents: Contents,
  file: string,
): Promise<BackupReport> {
  const client = await pool.connect()
  const archive = pack()
  const unfinished = `${file}.unfinished`
  const written = pipeline(archive, createGzip({ level: 5 }), createWriteStream(unfinished, { mode: 0o600 }))
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows: migrations } = await client.query<{ name: string }>(
      'select name from kysely_migration order by name',
    )
    await put(
      archive,
      'manifest.json',
      Buffer.from(
        JSON.stringify({
          formwright: 1,
          at: new Date().toISOString(),
          migrations: migrations.map(({ name }) => name),
          tables: TABLES,
        }),
      ),
    )
    let rows = 0
    for (const table of TABLES) rows += await putTable(archive, client, table)
    const { rows: files } = await client.query<{ sha256: string }>(
      'select sha256 from content order by sha256',
    )
    for (const { sha256 } of files)
      await put(archive, `evidence/${sha256}`, await buffer(await contents.read(sha256)))
    await client.query('commit')
    archive.finalize()
    await written
    await rename(unfinished, file)
    return { tables: TABLES.length, rows, files: files.length }
  } catch (error) {
    archive.destroy()
    await written.catch(() => undefined)
    throw error
  } finally {
    client.release(true)
  }
}

/** A table in pieces of a few megabytes, so that no table has to fit into memory. */
async function putTable(archive: Pack, client: PoolClient, table: string): Promise<number> {
  const stream = client.query(copyTo(`copy "${table}" to stdout`))
  let [piece, size, number]: [Buffer[], number, number] = [[], 0, 0]
  const flush = async () => {
    await put(archive, `tables/${table}/${String(number++).padStart(6, '0')}`, Buffer.concat(piece))
    piece = []
    size = 0
  }
  for await (const chunk of stream) {
    piece.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= PIECE_BYTES) await flush()
  }
  await flush()
  return stream.rowCount ?? 0
}

const PIECE_BYTES = 4_000_000

function put(archive: Pack, name: string, contents: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    archive.entry({ name }, contents, (error) => (error ? fail(error) : done()))
  })
}
