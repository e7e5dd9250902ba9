import { sql } from 'kysely'
import type { Tx } from './connect.ts'

/** Lets one transaction at a time go on for a name, such as that of a unit whose places are counted. */
export async function lockNamed(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}
