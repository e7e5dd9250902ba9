import { sql } from 'kysely'
import { compareHeads, headFiles, headsIn } from '../audit/heads.ts'
import { lastSuccessful } from '../backup/recorded.ts'
import { migrations } from '../database/migrations/index.ts'
import { evidenceState } from '../evidence/stored.ts'
import { bad, good, warning } from './diagnosis.ts'
import type { Check } from './diagnosis.ts'

const CLOCK_OFF_MS = 2000
const CROWDED = 0.8
const DAY_MS = 86_400_000
/** Without a schedule, a backup is considered old after this many days. */
const BACKUP_OLD_DAYS = 7
/** Number of missed intervals of the schedule after which backups are reported. */
const MISSED = 2

/** Checks of the database, keys, backups, evidence and audit trail. */
export const databaseChecks: readonly Check[] = [
  async ({ connection: { db } }) => {
    const { rows } = await sql<{ version: string; used: number; most: number }>`
      select current_setting('server_version') as version, current_setting('max_connections')::int as most,
        (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used
    `.execute(db)
    const { version, used, most } = rows[0]!
    return used > most * CROWDED
      ? warning('doctor-database-crowded', { version, used, most })
      : good('doctor-database', { version, used, most })
  },
  async ({ connection: { db } }) => {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
    const done = new Set(rows.map(({ name }) => name))
    const waiting = Object.keys(migrations).filter((name) => !done.has(name))
    return waiting.length === 0
      ? good('doctor-tables')
      : warning('doctor-tables-old', { count: waiting.length })
  },
  async ({ connection: { db } }) => {
    const before = Date.now()
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
    const middle = (before + Date.now()) / 2
    const seconds = Math.round(Math.abs(rows[0]!.now.getTime() - middle) / 1000)
    const now = new Date().toISOString()
    return seconds * 1000 > CLOCK_OFF_MS
      ? bad('doctor-clock-off', { seconds, now })
      : good('doctor-clock', { now })
  },
  async ({ keys, settings }) =>
    good(settings.installationKey === undefined ? 'doctor-key' : 'doctor-key-set', { key: keys.id }),
  async ({ connection: { db }, settings: { backups } }) => {
    const last = await lastSuccessful(db)
    if (!last) return warning('doctor-backup-none')
    const age = Date.now() - last.started_at.getTime()
    const old = backups.every === undefined ? BACKUP_OLD_DAYS * DAY_MS : MISSED * backups.every
    const values = { at: last.started_at.toISOString(), days: Math.floor(age / DAY_MS) }
    return age > old ? warning('doctor-backup-old', values) : good('doctor-backup', values)
  },
  async ({ connection: { db } }) => {
    const state = await evidenceState(db)
    if (!state) return good('doctor-evidence-not-compared')
    const { files, missing, damaged } = state
    return missing + damaged > 0
      ? bad('doctor-evidence-damaged', { files, missing, damaged })
      : good('doctor-evidence', { files, at: new Date(state.at).toISOString() })
  },
  async ({ connection: { db }, keys, settings }) => {
    const { compared, contradictions } = await compareHeads(db, keys, await headsIn(headFiles(settings)))
    return contradictions.length > 0
      ? bad('doctor-audit-contradicted', { count: contradictions.length, at: contradictions[0]!.at })
      : good('doctor-audit', { compared })
  },
]
