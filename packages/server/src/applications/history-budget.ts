import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { refuseAbove } from '../settings/limits.ts'
import type { Limits } from '../settings/limits.ts'
import type { ApplicationRow } from '../admission/store.ts'

/**
 * Earlier answers are rebuilt from the next later snapshot; one is stored after this many bytes, or this many
 * changes.
 */
const SNAPSHOT_BYTES = 4_000_000
const SNAPSHOT_REVISIONS = 500
const MEGABYTE = 1024 * 1024

/** What a save adds to the history. */
interface Added {
  readonly row: Pick<ApplicationRow, 'history_bytes' | 'recent_bytes' | 'snapshot_revision'>
  readonly revision: number
  /** JSON text. */
  readonly answers: string
  readonly patch: string
  readonly undo: string
}

/** SQL parts that store a save in the history. */
interface KeptHistory {
  /** Columns of `application` to set. */
  readonly columns: RawBuilder<unknown>
  /** Whether the answers after the save are stored as a snapshot. */
  readonly snapshot: RawBuilder<boolean>
}

/**
 * Adds a save to the history budget and decides whether a snapshot is due.
 * @throws HttpError when the history exceeds the limit of the installation
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
