import { access, mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { connect } from '../database/connect.ts'
import type { Connection } from '../database/connect.ts'
import { hasEmbedded, runningEmbedded, startEmbedded } from '../database/embedded.ts'
import { record } from '../audit/trail.ts'
import { verifyAudit } from '../audit/chain.ts'
import type { ChainReport } from '../audit/chain.ts'
import { compareHeads, headFiles, headsIn, readHeads } from '../audit/heads.ts'
import type { HeadsReport } from '../audit/heads.ts'
import { examine } from '../doctor/doctor.ts'
import type { Diagnosis } from '../doctor/diagnosis.ts'
import { contentsOf } from '../files/contents-of.ts'
import { keepFilesPrivate } from '../installation/folders.ts'
import { adoptKey, idOf, InstallationKeys, installationKeys } from '../installation/keys.ts'
import { LocalizedError } from '../messages/localized-error.ts'
import type { Settings } from '../settings/settings.ts'
import { DamagedBackup, inspect } from '../backup/inspect.ts'
import type { Inspection } from '../backup/inspect.ts'
import { figuresOf, wordsOf } from '../backup/manifest.ts'
import type { BackupReport } from '../backup/manifest.ts'
import { restoreForTrial } from '../backup/trial-restore.ts'
import { refuseOverData, restore } from '../backup/restore.ts'
import { recordedBackup } from '../backup/recorded.ts'
import { nextFile } from '../backup/schedule.ts'

/** How to read an archive. */
export interface ArchiveOptions {
  /** For encrypted archives; default `BACKUP_PASSPHRASE`. */
  readonly passphrase?: string | undefined
  /**
   * The installation's key as text, if stored separately: the archive has to be signed with it, and it is
   * installed.
   */
  readonly key?: string | undefined
}

/** Command-line operations on an installation. */
export interface Tools {
  /**
   * Writes and verifies an archive; the server may be running. With `verify` it is also restored on trial.
   */
  readonly backup: (
    file: string,
    options?: { readonly passphrase?: string | undefined; readonly verify?: boolean },
  ) => Promise<BackupReport>
  /** Restores an archive into an empty installation whose server is not running. */
  readonly restore: (
    file: string,
    options?: ArchiveOptions & { readonly incomplete?: boolean },
  ) => Promise<BackupReport>
  /** Restores an archive on trial, into a temporary database. */
  readonly verify: (file: string, options?: ArchiveOptions) => Promise<BackupReport>
  /** Default file name of a backup: beside those of the server. */
  readonly nextFile: (passphrase?: string) => string
  /** Whether backups are encrypted, with this passphrase or the configured one. */
  readonly encrypts: (passphrase?: string) => boolean
  /**
   * Verifies the audit chain, and compares it with signed heads in these files and those of the installation.
   */
  readonly verifyAudit: (
    headFiles?: readonly string[],
  ) => Promise<ChainReport & { readonly heads: HeadsReport }>
  /** Diagnoses the installation; the server may be running. */
  readonly examine: () => Promise<Diagnosis[]>
  /** The id of the installation's key. */
  readonly keyId: () => Promise<string>
}

/**
 * Runs operations on an installation. The embedded database is used if it is running, or started.
 * @throws LocalizedError
 */
export function withDatabase<T>(settings: Settings, work: (tools: Tools) => Promise<T>): Promise<T> {
  keepFilesPrivate()
  const verify = async (file: string, { passphrase = settings.backups.passphrase, key }: ArchiveOptions) => {
    const inspection = await inspectWhole(file, passphrase, key)
    await restoreForTrial(file, passphrase, inspection, settings.data)
    const { at, tables, files, absent, installation } = inspection
    return {
      at,
      tables: tables.size,
      rows: [...tables.values()].reduce((sum, { rows }) => sum + rows, 0),
      files: files.size,
      absent: wordsOf(absent),
      key: installation === null ? null : idOf(installation),
    }
  }
  return work({
    backup: (file, { passphrase = settings.backups.passphrase, verify: isVerified = false } = {}) =>
      onInstallation(settings, async (connection) => {
        const [contents, keys] = [await contentsOf(settings), await installationKeys(settings)]
        const order = { connection, contents, keys, file, passphrase }
        if (dirname(file) === settings.backups.folder)
          await mkdir(settings.backups.folder, { recursive: true, mode: 0o700 })
        const report = await recordedBackup(order, { by: null, address: 'terminal', byServer: false })
        if (isVerified) await verify(file, { passphrase, key: keys.secret })
        return report
      }),
    restore: async (file, { passphrase = settings.backups.passphrase, key, incomplete = false } = {}) => {
      const inspection = await (incomplete ? inspectAny : inspectWhole)(file, passphrase, key)
      return withConnection(settings, startEmbedded, async (connection) => {
        await refuseOverData(connection)
        const evidence = { contents: await contentsOf(settings), folder: settings.data }
        const report = await restore({ connection, file, passphrase, inspection, evidence, incomplete })
        const secret = key ?? inspection.carriedKey
        if (secret !== undefined && !settings.installationKey)
          await adoptKey(settings.data, new InstallationKeys(secret).secret)
        await record(connection.db, {
          actor: null,
          action: 'backup.restore',
          details: figuresOf(report),
          address: 'terminal',
        })
        return report
      })
    },
    verify: (file, options = {}) => verify(file, options),
    nextFile: (passphrase = settings.backups.passphrase) => nextFile(settings.backups, passphrase),
    encrypts: (passphrase = settings.backups.passphrase) => passphrase !== undefined,
    verifyAudit: async (files = []) => {
      const named = await Promise.all(files.map(readHeads))
      return onInstallation(settings, async (connection) => {
        const heads = [...named.flat(), ...(await headsIn(headFiles(settings)))]
        const keys = await installationKeys(settings)
        return {
          ...(await verifyAudit(connection.db)),
          heads: await compareHeads(connection.db, keys, heads),
        }
      })
    },
    examine: () =>
      onInstallation(settings, async (connection) =>
        examine({ settings, connection, keys: await installationKeys(settings) }),
      ),
    keyId: async () => (await installationKeys(settings)).id,
  })
}

/** Runs an operation on an existing installation. @throws LocalizedError where there is none */
async function onInstallation<T>(
  settings: Settings,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  if (!settings.databaseUrl && !(await hasEmbedded(settings.data))) throw noInstallation(settings)
  return withConnection(settings, runningOrStarted, async (connection) => {
    if (!(await isInstalled(connection))) throw noInstallation(settings)
    return work(connection)
  })
}

function noInstallation({ databaseUrl, data }: Settings): LocalizedError {
  return new LocalizedError('no-installation', { place: databaseUrl ? 'DATABASE_URL' : resolve(data) })
}

async function inspectAny(
  file: string,
  passphrase: string | undefined,
  key: string | undefined,
): Promise<Inspection> {
  await access(file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new LocalizedError('no-backup-file', { file }) : error
  })
  return inspect(file, passphrase, key === undefined ? undefined : new InstallationKeys(key).publicKey)
}

async function inspectWhole(
  file: string,
  passphrase: string | undefined,
  key: string | undefined,
): Promise<Inspection> {
  const inspection = await inspectAny(file, passphrase, key)
  if (inspection.differences.length > 0)
    throw new DamagedBackup('backup-not-whole', file, inspection.differences)
  return inspection
}

interface RunningDatabase {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Connects to the configured database, or to the embedded one, which is left as it was found. */
async function withConnection<T>(
  settings: Settings,
  open: (data: string) => Promise<RunningDatabase>,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const embedded = settings.databaseUrl ? undefined : await open(settings.data)
  const connection = connect(settings.databaseUrl ?? embedded!.url)
  try {
    return await work(connection)
  } finally {
    await connection.close()
    await embedded?.stop()
  }
}

async function runningOrStarted(data: string): Promise<RunningDatabase> {
  const url = await runningEmbedded(data)
  return url === undefined ? startEmbedded(data) : { url, stop: async () => undefined }
}

async function isInstalled({ pool }: Connection): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>(`select to_regclass('audit') is not null as found`)
  return rows[0]!.found
}
