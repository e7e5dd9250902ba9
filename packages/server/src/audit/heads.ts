import { appendFile, chmod, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import { lastLink } from './chain.ts'
import type { Database } from '../database/connect.ts'
import type { InstallationKeys } from '../installation/keys.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Settings } from '../settings/settings.ts'

/** Purpose of head signatures. */
const PURPOSE = 'audit-head'
export const HEAD_EVENT = 'audit-head'
const MARK = '{"formwright":"audit-head"'
const OWN_FILE = 'audit-heads.jsonl'

/**
 * The signed head of the audit trail. The database owner could truncate and rebuild the chain; a head
 * published earlier would contradict that.
 */
const SignedHead = Type.Object({
  formwright: Type.Literal('audit-head'),
  at: Type.String(),
  /** Number of chained lines. */
  lines: Type.Integer({ minimum: 1 }),
  head: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  /** Id of the key. */
  key: Type.String(),
  signature: Type.String(),
})
export type SignedHead = Static<typeof SignedHead>

/** A published head that does not match the trail. */
export interface Contradiction {
  readonly at: string
  readonly lines: number
  /** `cut`: the trail ends before it; `changed`: the line differs; `forged`: the signature is invalid. */
  readonly what: 'cut' | 'changed' | 'forged'
}

export interface HeadsReport {
  /** Signed heads that were compared with the trail. */
  readonly compared: number
  /** Heads signed by other installations, which are ignored. */
  readonly foreign: number
  readonly contradictions: readonly Contradiction[]
}

type HeadFolders = Pick<Settings, 'data' | 'auditHeadFile' | 'backups'>

/**
 * The files that heads are written to: the configured one or one in the data folder, and one beside the
 * backups.
 */
export function headFiles({ data, auditHeadFile, backups }: HeadFolders): string[] {
  return [auditHeadFile ?? join(data, OWN_FILE), join(backups.folder, OWN_FILE)]
}

/** Signs the head of the audit trail and publishes it: to files, the log, and webhooks. */
export async function publishHead(
  db: Database,
  keys: InstallationKeys,
  settings: HeadFolders & Pick<Settings, 'log'>,
): Promise<SignedHead | undefined> {
  const last = await lastLink(db)
  if (!last?.hash) return undefined
  const unsigned = { at: new Date().toISOString(), lines: Number(last.link), head: last.hash, key: keys.id }
  const head: SignedHead = {
    formwright: 'audit-head',
    ...unsigned,
    signature: keys.sign(PURPOSE, JSON.stringify(unsigned)),
  }
  const line = JSON.stringify(head)
  if (settings.log) process.stdout.write(`${line}\n`)
  const hooks = await db.selectFrom('webhook').select(['id', 'events']).where('active', '=', true).execute()
  for (const { id, events } of hooks)
    if (events.includes(HEAD_EVENT))
      await addJob(db, 'webhook', { webhook: id, event: HEAD_EVENT, body: line })
  for (const file of headFiles(settings)) {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await appendFile(file, `${line}\n`, { mode: 0o600 })
    await chmod(file, 0o600).catch(() => undefined)
  }
  return head
}

/** Reads heads from a file: its own format, a log, or saved webhook bodies, one per line. */
export async function readHeads(file: string): Promise<SignedHead[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.flatMap((line) => {
    const start = line.indexOf(MARK)
    const value = start < 0 ? undefined : parsed(line.slice(start))
    return Value.Check(SignedHead, value) ? [value] : []
  })
}

/** Compares the trail with published heads. */
export async function compareHeads(
  db: Database,
  keys: InstallationKeys,
  heads: readonly SignedHead[],
): Promise<HeadsReport> {
  const ours = heads.filter(({ key }) => key === keys.id)
  const distinct = [...new Map(ours.map((head) => [JSON.stringify(head), head])).values()]
  const contradictions: Contradiction[] = []
  for (const head of distinct) {
    const what = await contradictionOf(db, keys, head)
    if (what) contradictions.push({ at: head.at, lines: head.lines, what })
  }
  return { compared: distinct.length, foreign: heads.length - ours.length, contradictions }
}

async function contradictionOf(
  db: Database,
  keys: InstallationKeys,
  { at, lines, head, key, signature }: SignedHead,
): Promise<Contradiction['what'] | undefined> {
  if (!keys.verify(PURPOSE, JSON.stringify({ at, lines, head, key }), signature)) return 'forged'
  const line = await db
    .selectFrom('audit')
    .select('hash')
    .where('link', '=', String(lines))
    .executeTakeFirst()
  if (!line) return 'cut'
  return line.hash === head ? undefined : 'changed'
}

/** The heads in all existing files. */
export async function headsIn(files: readonly string[]): Promise<SignedHead[]> {
  const found = await Promise.all(
    files.map((file) =>
      readHeads(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      }),
    ),
  )
  return found.flat()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
