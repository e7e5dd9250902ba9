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

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'formwright-postgres-'))
  const database = await startEmbedded(data)
  provide('postgres', database.url)
  return async () => {
    await database.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
