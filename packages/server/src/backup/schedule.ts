import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Connection } from '../database/connect.ts'
import type { Contents } from '../files/contents.ts'
import type { InstallationKeys } from '../installation/keys.ts'
import { LocalizedError, messageInEach } from '../messages/localized-error.ts'
import type { BackupSettings, Settings } from '../settings/settings.ts'
import { lastSuccessful, recordedBackup } from './recorded.ts'

const LOCK = 7_201_121
const LOOK_EVERY = 60_000
const AGAIN_AFTER_FAILURE = 600_000
/** A backup that has not finished after this time was aborted with its process. */
const GIVEN_UP_HOURS = 24
/** File names of scheduled backups, which sort by time. */
const OURS = /^formwright-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.tar\.gz(\.age)?$/
const UNFINISHED = /^formwright-.*\.unfinished$/
/** A temporary file that was not written for this long is abandoned. */
const ABANDONED_AFTER = 3_600_000

interface ScheduleOptions {
  readonly connection: Connection
  readonly contents: Contents
  readonly keys: InstallationKeys
  readonly settings: Settings
}

/** Makes backups while the server runs, in the configured folder: when one is due, and on demand. */
export class BackupSchedule {
  readonly #backed: ScheduleOptions
  readonly #stopping = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<boolean> | undefined

  constructor(backed: ScheduleOptions) {
    this.#backed = backed
  }

  start(): void {
    const { every } = this.#backed.settings.backups
    if (every === undefined) return
    const look = async () => {
      if (await this.#isDue(every).catch(() => false)) await this.#run(null, 'schedule').catch(() => false)
      if (this.#stopping.signal.aborted) return
      this.#timer = setTimeout(() => void look(), Math.min(LOOK_EVERY, every))
      this.#timer.unref()
    }
    void look()
  }

  get isBusy(): boolean {
    return this.#running !== undefined
  }

  /** Starts a backup unless one is running in any process; the result is recorded. */
  backUpNow(person: { readonly id: string; readonly name: string }, address: string): void {
    void this.#run(person, address).catch(() => undefined)
  }

  /** Aborts a running backup and removes its file. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#stopping.abort()
    await this.#running?.catch(() => undefined)
  }

  /** Whether the last successful backup is old enough, and the last attempt not too recent. */
  async #isDue(every: number): Promise<boolean> {
    const { db } = this.#backed.connection
    const good = await lastSuccessful(db, { byServer: true })
    if (good && Date.now() - good.started_at.getTime() < every) return false
    const tried = await db
      .selectFrom('backup')
      .select('started_at')
      .where('by_server', '=', true)
      .orderBy('started_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return !tried || Date.now() - tried.started_at.getTime() >= Math.min(every, AGAIN_AFTER_FAILURE)
  }

  #run(person: { readonly id: string; readonly name: string } | null, address: string): Promise<boolean> {
    if (this.#running !== undefined || this.#stopping.signal.aborted) return Promise.resolve(false)
    this.#running = this.#alone(() => this.#make(person, address)).finally(() => (this.#running = undefined))
    return this.#running
  }

  /** Runs in one process at a time: the lock ends with its connection. */
  async #alone(work: () => Promise<void>): Promise<boolean> {
    const client = await this.#backed.connection.pool.connect()
    try {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK])
      if (!rows[0]!.got) return false
      await work()
      return true
    } finally {
      client.release(true)
    }
  }

  async #make(person: { readonly id: string; readonly name: string } | null, address: string): Promise<void> {
    const { settings, connection, contents, keys } = this.#backed
    const { folder, passphrase, keep } = settings.backups
    await this.#giveUpOld()
    const file = nextFile(settings.backups, passphrase)
    const { absent } = await recordedBackup(
      { connection, contents, keys, file, passphrase, signal: this.#stopping.signal },
      { by: person, address, byServer: true, ready: () => this.#prepare(folder) },
    )
    // if evidence is missing now, an older backup may be the last to contain it
    if (absent.length === 0) await removeOld(folder, keep)
  }

  /**
   * Ensures that a backup leaves enough disk space for the database, after removing leftovers of killed
   * processes.
   */
  async #prepare(folder: string): Promise<void> {
    const { connection, settings } = this.#backed
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(folder)) {
      const path = join(folder, name)
      if (UNFINISHED.test(name) && Date.now() - (await stat(path)).mtimeMs > ABANDONED_AFTER)
        await rm(path, { force: true })
    }
    const { bavail, bsize } = await statfs(folder)
    const needed = settings.keepFreeBytes + Number((await lastSuccessful(connection.db))?.bytes ?? 0)
    if (bavail * bsize < needed) throw new LocalizedError('backup-no-room', { folder })
  }

  async #giveUpOld(): Promise<void> {
    await this.#backed.connection.db
      .updateTable('backup')
      .set({
        finished_at: new Date(),
        error: JSON.stringify(messageInEach('backup-cut-short')),
      })
      .where('finished_at', 'is', null)
      .where((where) =>
        where.or([
          where('by_server', '=', true),
          where('started_at', '<', sql<Date>`now() - make_interval(hours => ${GIVEN_UP_HOURS})`),
        ]),
      )
      .execute()
  }
}

/** File name of the next backup. */
export function nextFile({ folder }: Pick<BackupSettings, 'folder'>, passphrase: string | undefined): string {
  const time = new Date()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  return join(folder, `formwright-${time}.tar.gz${passphrase === undefined ? '' : '.age'}`)
}

/** Keeps the latest backups of the schedule and deletes older ones. */
async function removeOld(folder: string, keep: number): Promise<void> {
  const made = (await readdir(folder)).filter((name) => OURS.test(name)).toSorted()
  for (const name of made.slice(0, -keep)) await rm(join(folder, name), { force: true })
}
