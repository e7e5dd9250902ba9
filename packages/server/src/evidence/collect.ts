import { sql } from 'kysely'
import type { Services } from '../services.ts'
import { keepEvidenceState } from './stored.ts'

/** Unreferenced files are kept this long, because an undo may restore them. */
const KEPT_DAYS = 30
const BATCH = 200
/** A file without a row may belong to an upload in progress. */
const UNKNOWN_AFTER_MS = 86_400_000

/** Deletes unreferenced files and abandoned uploads. Returns the number of deleted files. */
export async function collectOrphans(
  { db, contents }: Pick<Services, 'db' | 'contents'>,
  keptDays = KEPT_DAYS,
): Promise<number> {
  await contents.uploads.deleteExpired().catch(() => 0)
  const old = sql<Date>`now() - make_interval(days => ${keptDays})`
  await sql`
    delete from application_file using application
    where application.id = application_file.application and application_file.at <= ${old} and not exists (
      select 1 from jsonb_path_query(application.answers, '$.attachments[*].sha256') named
      where named = to_jsonb(application_file.sha256)) and not exists (
      select 1 from left_over where left_over.application = application_file.application
        and answer #> '{value,sha256}' = to_jsonb(application_file.sha256))
  `.execute(db)
  let removed = 0
  for (;;) {
    const orphans = await db
      .deleteFrom('content')
      .where('sha256', 'in', (query) =>
        query
          .selectFrom('content')
          .select('content.sha256')
          .leftJoin('application_file', 'application_file.sha256', 'content.sha256')
          .where('application_file.sha256', 'is', null)
          .where('content.stored_at', '<=', old)
          .limit(BATCH),
      )
      // an upload of the same content in the meantime renews the row
      .where('content.stored_at', '<=', old)
      .returning('sha256')
      .execute()
    for (const { sha256 } of orphans) await contents.remove(sha256)
    removed += orphans.length
    if (orphans.length < BATCH) return removed
  }
}

/**
 * Compares stored files with their rows: unknown files are deleted after a day, missing and damaged ones are
 * counted for `/metrics`. Returns the number of deleted files.
 */
export async function compareStored(
  { db, contents }: Pick<Services, 'db' | 'contents'>,
  unknownAfterMs = UNKNOWN_AFTER_MS,
): Promise<number> {
  const before = Date.now() - unknownAfterMs
  const sizes = new Map<string, number>()
  const old: string[] = []
  for await (const { key, size, modified } of contents.list()) {
    sizes.set(key, size)
    if (modified <= before) old.push(key)
  }
  let removed = 0
  for (let at = 0; at < old.length; at += BATCH) {
    const unknown = await unknownOf(db, old.slice(at, at + BATCH))
    for (const key of unknown) await contents.remove(key)
    removed += unknown.length
  }
  let [files, missing, damaged] = [0, 0, 0]
  for await (const { sha256, size } of db
    .selectFrom('content')
    .select(['sha256', 'size'])
    .where('sha256', 'in', (query) => query.selectFrom('application_file').select('sha256'))
    .stream(BATCH)) {
    files++
    const stored = sizes.get(sha256)
    if (stored === undefined) missing++
    else if (stored !== Number(size)) damaged++
  }
  await keepEvidenceState(db, { at: Date.now(), files, missing, damaged })
  return removed
}

/** The keys that belong to no evidence and no export. */
async function unknownOf(db: Services['db'], keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from unnest(${keys}::text[]) key
    where not exists (select 1 from content where sha256 = key)
      and not exists (select 1 from export where 'export-' || id = key)
  `.execute(db)
  return rows.map(({ key }) => key)
}
