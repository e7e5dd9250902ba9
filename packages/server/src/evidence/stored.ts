import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** The result of the last comparison of stored files with their rows. */
export interface EvidenceState {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly files: number
  readonly missing: number
  /** Files whose size differs from the upload. */
  readonly damaged: number
}

const KEY = 'evidence-state'

export async function keepEvidenceState(db: Database, state: EvidenceState): Promise<void> {
  await db
    .insertInto('setting')
    .values({ key: KEY, value: JSON.stringify(state) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: sql`excluded.value` }))
    .execute()
}

export async function evidenceState(db: Database): Promise<EvidenceState | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst()
  return row && (JSON.parse(row.value) as EvidenceState)
}

/** For `/metrics`. */
export const EVIDENCE_GAUGES = {
  formwright_evidence_files: ['Files that applications hold', ({ files }: EvidenceState) => files],
  formwright_evidence_missing: [
    'Files that applications hold and that are not stored',
    ({ missing }: EvidenceState) => missing,
  ],
  formwright_evidence_damaged: [
    'Files that are stored with another size than they had',
    ({ damaged }: EvidenceState) => damaged,
  ],
  formwright_evidence_compared_seconds: [
    'When files and rows were compared last, in seconds since 1970',
    ({ at }: EvidenceState) => at / 1000,
  ],
} as const
