import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { lastSuccessful } from './recorded.ts'

interface BackupState {
  /** Seconds since 1970; 0 if there is none. */
  readonly finished: number
  readonly missing: number
  readonly failures: number
}

/** Gauges for operators: time of the last successful backup, and failures since. */
export const BACKUP_GAUGES: Readonly<
  Record<string, readonly [help: string, figure: (state: BackupState) => number]>
> = {
  formwright_backup_last_success_timestamp_seconds: [
    'When the last good backup was finished, 0 while there is none',
    ({ finished }) => finished,
  ],
  formwright_backup_missing_files: [
    'Evidence that the last good backup could not hold',
    ({ missing }) => missing,
  ],
  formwright_backup_failures: ['Attempts that failed since the last good backup', ({ failures }) => failures],
}

export async function backupState(db: Kysely<Tables>): Promise<BackupState> {
  const good = await lastSuccessful(db)
  const { count } = await db
    .selectFrom('backup')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('error', 'is not', null)
    .$if(good !== undefined, (query) => query.where('started_at', '>', good!.started_at))
    .executeTakeFirstOrThrow()
  return {
    finished: (good?.finished_at?.getTime() ?? 0) / 1000,
    missing: good?.absent?.length ?? 0,
    failures: Number(count),
  }
}
