import { Migrator } from 'kysely'
import type { Database } from './connect.ts'
import { migrations } from './migrations/index.ts'

/**
 * Runs the migrations, or those up to a step. Concurrent processes wait for each other.
 * @throws Error of the step that failed; what came before it stays done, the step itself is undone
 */
export async function migrate(db: Database, last?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
  if (error) throw error instanceof Error ? error : new Error(String(error))
}
