import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inEachLanguage } from '@formwright/definition'
import { sql } from 'kysely'
import { publish } from '../database/bus.ts'
import type { Services } from '../services.ts'
import { say } from './say.ts'

function folderOf(data: string): string {
  return join(data, 'exports-unfinished')
}

/** The folder of an export; it may contain files of an earlier attempt. */
export async function unfinishedExport(
  { settings }: Pick<Services, 'settings'>,
  id: string,
): Promise<string> {
  const folder = join(folderOf(settings.data), id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** In every language, because the requester's is unknown. */
const CUT_OFF = Object.values(inEachLanguage((language) => say('cut-off', language))).join(' / ')

/**
 * Marks exports as failed whose attempts were all cut off. A job in its last attempt may still be running.
 */
export async function failAbandonedExports({ db }: Pick<Services, 'db'>): Promise<void> {
  const lost = await db
    .updateTable('export')
    .set({ state: 'failed', error: CUT_OFF, finished_at: sql<Date>`now()` })
    .where('state', 'in', ['waiting', 'working'])
    .where(
      sql<boolean>`not exists (select from graphile_worker._private_jobs as job
        where job.payload->>'id' = export.id::text
          and (job.attempts < job.max_attempts or job.locked_at is not null))`,
    )
    .returning(['id', 'by_user'])
    .execute()
  for (const { id, by_user: user } of lost) await publish(db, { kind: 'export', id, user })
}

/** Removes files of exports that are no longer needed. */
export async function sweepExports({ settings, db }: Pick<Services, 'settings' | 'db'>): Promise<void> {
  const names = await readdir(folderOf(settings.data)).catch(() => [])
  if (names.length === 0) return
  const waiting = await db
    .selectFrom('export')
    .select('id')
    .where('state', 'in', ['waiting', 'working'])
    .execute()
  const wanted = new Set(waiting.map(({ id }) => id))
  for (const name of names)
    if (!wanted.has(name)) await rm(join(folderOf(settings.data), name), { recursive: true, force: true })
}

/** Returns a cached file, or creates it. */
export async function cachedFile(
  folder: string,
  from: readonly unknown[],
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = join(folder, createHash('sha256').update(JSON.stringify(from)).digest('hex'))
  const before = await readFile(file).catch(() => undefined)
  if (before) return before
  const bytes = await make()
  await writeFile(`${file}.part`, bytes)
  await rename(`${file}.part`, file)
  return bytes
}

/** Rejects when the signal is aborted. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
