import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { refuseAbove } from '../settings/limits.ts'
import type { Limits } from '../settings/limits.ts'
import type { ApplicationRow } from '../admission/store.ts'

/**
 * Earlier answers are rebuilt from the next later snapshot: one is kept after so many bytes of changes, or so
 * many changes.
 */
const SNAPSHOT_BYTES = 4_000_000
const SNAPSHOT_REVISIONS = 500
const MEGABYTE = 1024 * 1024

/** What a save adds, as it is stored. */
interface Added {
  readonly row: Pick<ApplicationRow, 'history_bytes' | 'recent_bytes' | 'snapshot_revision'>
  readonly revision: number
  /** JSON texts. */
  readonly answers: string
  readonly patch: string
  readonly undo: string
}

/** Parts of the statement that writes a save. */
interface KeptHistory {
  /** Columns of `application` to set. */
  readonly columns: RawBuilder<unknown>
  /** Whether the answers after the save are kept as a snapshot. */
  readonly snapshot: RawBuilder<boolean>
}

/**
 * Counts what a save adds to the history, and says whether a snapshot is due.
 * @throws HttpError when the history would take more than the installation allows
 */
export function keptOf({ row, revision, answers, patch, undo }: Added, limits: Limits): KeptHistory {
  const added = Buffer.byteLength(patch) + Buffer.byteLength(undo)
  const recent = Number(row.recent_bytes) + added
  const isDue = recent > SNAPSHOT_BYTES || revision - row.snapshot_revision >= SNAPSHOT_REVISIONS
  const total = Number(row.history_bytes) + added + (isDue ? Buffer.byteLength(answers) : 0)
  refuseAbove(limits, 'history', total / MEGABYTE)
  const columns = isDue
    ? sql`history_bytes = ${total}::bigint, recent_bytes = 0, snapshot_revision = ${revision}::integer`
    : sql`history_bytes = ${total}::bigint, recent_bytes = ${recent}::bigint`
  return { columns, snapshot: sql<boolean>`${isDue}::boolean` }
}
