import { Type } from 'typebox'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { Confirmation, Nullable, Texts, Time } from './shapes.ts'

/** One backup that was made or tried; it is being made while it has not finished. */
export const BackupView = Type.Object({
  file: Type.String(),
  startedAt: Time,
  finishedAt: Nullable(Time),
  bytes: Nullable(Type.Number()),
  rows: Nullable(Type.Number()),
  files: Nullable(Type.Number()),
  absent: Type.Array(Type.String(), { description: 'Evidence that was lost already, by name' }),
  error: Nullable(Texts),
})
export type BackupView = Received<typeof BackupView>

/** How the server is backed up. */
export const BackupsView = Type.Object({
  everyHours: Nullable(
    Type.Number({ description: 'From one to the next; null when none are made by themselves' }),
  ),
  keep: Type.Integer(),
  folder: Type.String(),
  encrypted: Type.Boolean(),
  key: Type.String({ description: 'The id of the key that signs: who restores elsewhere compares it' }),
  last: Nullable(BackupView),
  backups: Type.Array(BackupView),
})
export type BackupsView = Received<typeof BackupsView>

export const backupRoutes = {
  'GET /backups': read({
    access: 'admin',
    summary: 'Lists backups that were made or failed, and how they are set up',
    result: BackupsView,
  }),
  'POST /backups': command({
    access: 'admin',
    summary: 'Starts a backup into the folder of the server',
    result: Confirmation('begun'),
    errors: ['in-use'],
  }),
}
