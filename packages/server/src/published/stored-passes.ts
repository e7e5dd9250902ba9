import type { OnConflictBuilder } from 'kysely'
import type { FormBundle } from '@formwright/definition'
import type { Database } from '../database/connect.ts'
import type { Tables } from '../database/tables.ts'
import { summaryOf } from './publish.ts'
import type { GatePasses } from './publish.ts'
import { ofThisRelease } from './validators.ts'

/** The gate cache in the database. */
export function passesIn(db: Database): GatePasses {
  return {
    find: async (key) => {
      const row = await db
        .selectFrom('gate_pass')
        .innerJoin('edition', 'edition.digest', 'gate_pass.digest')
        .select(['edition.digest as id', 'bundle', 'validators'])
        .where('key', '=', key)
        .executeTakeFirst()
      if (!row) return undefined
      return { id: row.id, summary: summaryOf(JSON.parse(row.bundle) as FormBundle), ...ofThisRelease(row) }
    },
    keep: (passed) =>
      db.transaction().execute(async (trx) => {
        await trx.deleteFrom('gate_pass').execute()
        const rows = [...passed].map(([key, digest]) => ({ key, digest }))
        // another process may start concurrently
        const isKnown = (conflict: OnConflictBuilder<Tables, 'gate_pass'>) =>
          conflict.column('key').doNothing()
        if (rows.length > 0) await trx.insertInto('gate_pass').values(rows).onConflict(isKnown).execute()
      }),
  }
}
