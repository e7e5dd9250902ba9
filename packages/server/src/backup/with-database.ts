import { resolve } from 'node:path'
import { connect } from '../database/connect.ts'
import type { Connection } from '../database/connect.ts'
import { hasEmbedded, runningEmbedded, startEmbedded } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { record } from '../audit/trail.ts'
import { verifyAudit } from '../audit/chain.ts'
import type { ChainReport } from '../audit/chain.ts'
import { contentsOf } from '../evidence/contents.ts'
import { LocalizedError } from '../messages/localized-error.ts'
import type { Settings } from '../settings/settings.ts'
import { backup } from './backup.ts'
import type { BackupReport } from './backup.ts'
import { restore } from './restore.ts'

/** What can be done to an installation from a terminal. */
export interface Tools {
  /** Writes an archive; a server may go on working meanwhile. */
  readonly backup: (file: string) => Promise<BackupReport>
  /** Reads an archive into an empty installation whose server does not run. */
  readonly restore: (file: string) => Promise<BackupReport>
  readonly verifyAudit: () => Promise<ChainReport>
}

/**
 * Works on an installation from beside it. The embedded database is used as it runs, and started where it does not.
 * @throws LocalizedError
 */
export function withDatabase<T>(settings: Settings, work: (tools: Tools) => Promise<T>): Promise<T> {
  return work({
    backup: (file) =>
      connected(settings, runningOrStarted, async (connection) => {
        if (!(await isInstalled(connection))) await migrate(connection.db)
        const report = await backup(connection, await contentsOf(settings), file)
        await record(connection.db, {
          actor: null,
          action: 'backup.create',
          details: { ...report },
          address: 'terminal',
        })
        return report
      }),
    restore: (file) =>
      connected(settings, startEmbedded, async (connection) => {
        const report = await restore(connection, await contentsOf(settings), file)
        await record(connection.db, {
          actor: null,
          action: 'backup.restore',
          details: { ...report },
          address: 'terminal',
        })
        return report
      }),
    verifyAudit: async () => {
      const nothing = new LocalizedError('no-installation', {
        place: settings.databaseUrl ? 'DATABASE_URL' : resolve(settings.data),
      })
      if (!settings.databaseUrl && !(await hasEmbedded(settings.data))) throw nothing
      return connected(settings, runningOrStarted, async (connection) => {
        if (!(await isInstalled(connection))) throw nothing
        return verifyAudit(connection.db)
      })
    },
  })
}

interface Opened {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Works on the database of the settings, or on the embedded one, which is left as it was found. */
async function connected<T>(
  settings: Settings,
  open: (data: string) => Promise<Opened>,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const embedded = settings.databaseUrl ? undefined : await open(settings.data)
  const connection = connect(settings.databaseUrl ?? embedded!.url)
  try {
    return await work(connection)
  } finally {
    await connection.db.destroy()
    await embedded?.stop()
  }
}

async function runningOrStarted(data: string): Promise<Opened> {
  const url = await runningEmbedded(data)
  return url === undefined ? startEmbedded(data) : { url, stop: async () => undefined }
}

async function isInstalled({ pool }: Connection): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>(`select to_regclass('audit') is not null as found`)
  return rows[0]!.found
}
