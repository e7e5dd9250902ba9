import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@formwright/server'
import { connect } from '../../packages/server/src/database/connect.ts'
import { migrate } from '../../packages/server/src/database/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL for all tests of a run; each makes a database of its own in it. */
    postgres: string
    /** The name of a database in it that has today's tables, to be copied. */
    tables: string
  }
}

/**
 * PostgreSQL for all tests: the embedded one, or that of `TEST_DATABASE_URL`, whose user may create
 * databases.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_URL: given } = process.env
  if (given) {
    provide('postgres', given)
    provide('tables', await withTables(given))
    return async () => undefined
  }
  const data = mkdtempSync(join(tmpdir(), 'formwright-postgres-'))
  // several files run at once, and some start several servers
  const database = await startEmbedded(data, undefined, 400)
  provide('postgres', database.url)
  provide('tables', await withTables(database.url))
  return async () => {
    await database.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** A database with today's tables: copying it takes less than making them step by step for each test. */
async function withTables(server: string): Promise<string> {
  const name = `tables${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  const connection = connect(url.href)
  await migrate(connection.db)
  // nobody may be in a database that is copied
  await connection.close()
  return name
}
