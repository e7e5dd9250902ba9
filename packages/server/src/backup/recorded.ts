import { inEachLanguage } from '@formwright/definition'
import { stat } from 'node:fs/promises'
import type { Kysely, Selectable } from 'kysely'
import { record } from '../audit/trail.ts'
import type { Connection } from '../database/connect.ts'
import type { Tables } from '../database/tables.ts'
import { explain } from '../installation/explain.ts'
import { LocalizedError } from '../messages/localized-error.ts'
import { backup } from './backup.ts'
import type { BackupOrder } from './backup.ts'
import { figuresOf } from './manifest.ts'
import type { BackupReport } from './manifest.ts'

/** PostgreSQL's code for a missing table, as before migrations. */
const NO_TABLE = '42P01'

/** What triggered a backup. */
export interface BackupTrigger {
  /** Null for the schedule or the command line. */
  readonly by: { readonly id: string; readonly name: string } | null
  readonly address: string
  /** Whether it is one of the server's own backups, in its folder. */
  readonly byServer: boolean
  /** Throws if a backup cannot be made at the moment. */
  readonly ready?: () => Promise<void>
}

/** Makes a backup and records the result, for administrators and in the audit trail. */
export async function recordedBackup(
  order: BackupOrder & { readonly connection: Connection },
  { by, address, byServer, ready }: BackupTrigger,
): Promise<BackupReport> {
  const { db } = order.connection
  const id = await recordStart(db, order.file, byServer)
  try {
    await ready?.()
    const report = await backup(order)
    const { size } = await stat(order.file)
    if (id !== undefined)
      await db
        .updateTable('backup')
        .set({
          finished_at: new Date(),
          bytes: size,
          row_count: report.rows,
          file_count: report.files,
          absent: JSON.stringify(report.absent),
        })
        .where('id', '=', id)
        .execute()
    await record(db, { actor: by, action: 'backup.create', details: figuresOf(report), address })
    return report
  } catch (thrown) {
    const error = order.signal?.aborted ? new LocalizedError('backup-cut-short') : thrown
    if (id !== undefined) await fail(db, id, error).catch(() => undefined)
    throw error
  }
}

async function recordStart(db: Kysely<Tables>, file: string, byServer: boolean): Promise<string | undefined> {
  try {
    const { id } = await db
      .insertInto('backup')
      .values({ file, by_server: byServer })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  } catch (error) {
    if ((error as { code?: string }).code === NO_TABLE) return undefined
    throw error
  }
}

async function fail(db: Kysely<Tables>, id: string, error: unknown): Promise<void> {
  const detail = error instanceof Error ? error.message : String(error)
  const words = inEachLanguage((language) => explain(error, language) ?? detail)
  await db
    .updateTable('backup')
    .set({ finished_at: new Date(), error: JSON.stringify(words) })
    .where('id', '=', id)
    .execute()
}

/** The last successful and verified backup; of all, or of the server's own. */
export function lastSuccessful(
  db: Kysely<Tables>,
  { byServer = false } = {},
): Promise<Selectable<Tables['backup']> | undefined> {
  return db
    .selectFrom('backup')
    .selectAll()
    .$if(byServer, (query) => query.where('by_server', '=', true))
    .where('finished_at', 'is not', null)
    .where('error', 'is', null)
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
