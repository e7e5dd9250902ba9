import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@formwright/server'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL for all tests of a run; each makes a database of its own in it. */
    postgres: string
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
    return async () => undefined
  }
  const data = mkdtempSync(join(tmpdir(), 'formwright-postgres-'))
  // several files run at once, and some start several servers
  const database = await startEmbedded(data, undefined, 400)
  provide('postgres', database.url)
  return async () => {
    await database.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
