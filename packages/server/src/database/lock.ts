import { sql } from 'kysely'
import type { Tx } from './connect.ts'

/** Serialises transactions by name, such as those of a unit whose quota is counted. */
export async function lockNamed(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}
