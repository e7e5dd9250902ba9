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
/** Longer than any backup takes: one that has not ended by then was cut off with its process. */
const GIVEN_UP_HOURS = 24
/** Files that the schedule made. Their names sort by time. */
const OURS = /^formwright-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.tar\.gz(\.age)?$/
const UNFINISHED = /^formwright-.*\.unfinished$/
/** Nothing was written to it for so long: nobody does any more. */
const ABANDONED_AFTER = 3_600_000

interface ScheduleOptions {
  readonly connection: Connection
  readonly contents: Contents
  readonly keys: InstallationKeys
  readonly settings: Settings
}

/**
 * Makes backups while the server runs, in the folder of the settings: whenever one is due, and when somebody
 * asks.
 */
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

  /** Starts a backup unless one is being made, here or in another process; how it goes is written down. */
  backUpNow(person: { readonly id: string; readonly name: string }, address: string): void {
    void this.#run(person, address).catch(() => undefined)
  }

  /** Breaks off what is being made: nothing of it stays. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#stopping.abort()
    await this.#running?.catch(() => undefined)
  }

  /** When the last good one is old enough, and the last attempt is not of just now. */
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

  /** One process at a time: the lock lasts as long as its connection. */
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
    // where evidence is missing now, an older backup may be the last to have it
    if (absent.length === 0) await removeOld(folder, keep)
  }

  /** A backup never takes the room that the database needs. What a killed process left behind goes first. */
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

/** Where the next backup goes. */
export function nextFile({ folder }: Pick<BackupSettings, 'folder'>, passphrase: string | undefined): string {
  const time = new Date()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  return join(folder, `formwright-${time}.tar.gz${passphrase === undefined ? '' : '.age'}`)
}

/** Keeps the latest so many of what the schedule made. */
async function removeOld(folder: string, keep: number): Promise<void> {
  const made = (await readdir(folder)).filter((name) => OURS.test(name)).toSorted()
  for (const name of made.slice(0, -keep)) await rm(join(folder, name), { force: true })
}
