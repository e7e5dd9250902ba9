import { connect } from '../database/connect.ts'
import { startEmbedded } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { record } from '../audit/trail.ts'
import { verifyAudit } from '../audit/chain.ts'
import type { ChainReport } from '../audit/chain.ts'
import { contentsOf } from '../evidence/contents.ts'
import type { Settings } from '../settings/settings.ts'
import { backup } from './backup.ts'
import type { BackupReport } from './backup.ts'
import { restore } from './restore.ts'

/** What can be done to an installation from a terminal. */
export interface Tools {
  readonly backup: (file: string) => Promise<BackupReport>
  readonly restore: (file: string) => Promise<BackupReport>
  readonly verifyAudit: () => Promise<ChainReport>
}

/**
 * Works on an installation whose server need not run: the database is started for it when it is the embedded one.
 * @throws DatabaseUnusable, Unrestorable
 */
export async function withDatabase<T>(settings: Settings, work: (tools: Tools) => Promise<T>): Promise<T> {
  const embedded = settings.databaseUrl ? undefined : await startEmbedded(settings.data)
  const connection = connect(settings.databaseUrl ?? embedded!.url)
  try {
    const contents = await contentsOf(settings)
    return await work({
      backup: async (file) => {
        await migrate(connection.db)
        const report = await backup(connection, contents, file)
        await record(connection.db, {
          actor: null,
          action: 'backup.create',
          details: { ...report },
          address: 'terminal',
        })
        return report
      },
      restore: async (file) => {
        const report = await restore(connection, contents, file)
        await record(connection.db, {
          actor: null,
          action: 'backup.restore',
          details: { ...report },
          address: 'terminal',
        })
        return report
      },
      verifyAudit: () => verifyAudit(connection.db),
    })
  } finally {
    await connection.db.destroy()
    await embedded?.stop()
  }
}
