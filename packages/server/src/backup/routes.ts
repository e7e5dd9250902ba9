import type { backupRoutes } from '@formwright/api'
import type { Selectable } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import type { Services } from '../services.ts'
import { lastSuccessful } from './recorded.ts'
import type { BackupSchedule } from './schedule.ts'

const LISTED = 20
const HOUR = 3_600_000

/**
 * Backups: settings, list, and on demand. Archives cannot be downloaded, because they contain all accounts.
 */
export function backupHandlers({
  db,
  settings,
  keys,
  backups,
}: Services & { readonly backups: BackupSchedule }): Handlers<typeof backupRoutes> {
  return {
    'GET /backups': async () => {
      const { every, keep, folder, passphrase } = settings.backups
      const [last, made] = await Promise.all([
        lastSuccessful(db),
        db.selectFrom('backup').selectAll().orderBy('started_at', 'desc').limit(LISTED).execute(),
      ])
      return {
        everyHours: every === undefined ? null : every / HOUR,
        keep,
        folder,
        encrypted: passphrase !== undefined,
        key: keys.id,
        last: last ? viewOf(last) : null,
        backups: made.map(viewOf),
      }
    },
    'POST /backups': ({ person, address, afterwards }) => {
      if (backups.isBusy)
        throw new HttpError('in-use', 'A backup is being made already', { reason: 'backup-running' })
      afterwards(() => backups.backUpNow(person, address))
      return { begun: true }
    },
  }
}

function viewOf(row: Selectable<Tables['backup']>) {
  const number = (value: string | number | null) => (value === null ? null : Number(value))
  return {
    file: row.file,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    bytes: number(row.bytes),
    rows: number(row.row_count),
    files: number(row.file_count),
    absent: row.absent ?? [],
    error: row.error,
  }
}
