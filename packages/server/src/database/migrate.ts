import { Migrator } from 'kysely'
import type { Database } from './connect.ts'
import { migrations } from './migrations/index.ts'

/**
 * Brings the database to today's tables, or to those after a step. Several processes that start at once wait
 * for each other.
 * @throws Error of the step that failed; what came before it stays done, the step itself is undone
 */
export async function migrate(db: Database, last?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
  if (error) throw error instanceof Error ? error : new Error(String(error))
}
