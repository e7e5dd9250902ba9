import { Type } from 'typebox'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { Confirmation, Nullable, Texts, Time } from './shapes.ts'

/** A backup; running while it has no end time. */
export const BackupView = Type.Object({
  file: Type.String(),
  startedAt: Time,
  finishedAt: Nullable(Time),
  bytes: Nullable(Type.Number()),
  rows: Nullable(Type.Number()),
  files: Nullable(Type.Number()),
  absent: Type.Array(Type.String(), { description: 'Names of evidence files that were already missing' }),
  error: Nullable(Texts),
})
export type BackupView = Received<typeof BackupView>

/** The backups and their settings. */
export const BackupsView = Type.Object({
  everyHours: Nullable(
    Type.Number({ description: 'Hours between scheduled backups; null if there is no schedule' }),
  ),
  keep: Type.Integer(),
  folder: Type.String(),
  encrypted: Type.Boolean(),
  key: Type.String({ description: 'The id of the signing key, to compare when restoring elsewhere' }),
  last: Nullable(BackupView),
  backups: Type.Array(BackupView),
})
export type BackupsView = Received<typeof BackupsView>

export const backupRoutes = {
  'GET /backups': read({
    access: 'admin',
    summary: 'Lists backups with their state, and the backup settings',
    result: BackupsView,
  }),
  'POST /backups': command({
    access: 'admin',
    summary: 'Starts a backup into the folder of the server',
    result: Confirmation('begun'),
    errors: ['in-use'],
  }),
}
