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

/** What signatures of heads are made for. */
const PURPOSE = 'audit-head'
export const HEAD_EVENT = 'audit-head'
const MARK = '{"formwright":"audit-head"'
const OWN_FILE = 'audit-heads.jsonl'

/**
 * The head of the audit trail at a moment, signed with the installation's key. Whoever owns the database can
 * cut off the trail's end and chain it anew; a head that was put outside before contradicts that.
 */
const SignedHead = Type.Object({
  formwright: Type.Literal('audit-head'),
  at: Type.String(),
  /** How many lines were chained. */
  lines: Type.Integer({ minimum: 1 }),
  head: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  /** The id of the key. */
  key: Type.String(),
  signature: Type.String(),
})
export type SignedHead = Static<typeof SignedHead>

/** Heads that the trail does not bear out. */
export interface Contradiction {
  readonly at: string
  readonly lines: number
  /**
   * `cut`: the trail ends before it; `changed`: another line stands there; `forged`: the signature is not
   * right.
   */
  readonly what: 'cut' | 'changed' | 'forged'
}

export interface HeadsReport {
  /** Signed heads that were compared with the trail. */
  readonly compared: number
  /** Heads that another installation signed: they prove nothing here. */
  readonly foreign: number
  readonly contradictions: readonly Contradiction[]
}

type HeadFolders = Pick<Settings, 'data' | 'auditHeadFile' | 'backups'>

/**
 * The files that heads are written to: the one of the settings, or one in the data folder; and one beside
 * backups.
 */
export function headFiles({ data, auditHeadFile, backups }: HeadFolders): string[] {
  return [auditHeadFile ?? join(data, OWN_FILE), join(backups.folder, OWN_FILE)]
}

/**
 * Signs the head of the trail and puts it outside: into files, the log, and to the systems that are notified.
 */
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

/** The heads in a file: its own, a log, or whatever a webhook's receiver kept, one head on a line. */
export async function readHeads(file: string): Promise<SignedHead[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.flatMap((line) => {
    const start = line.indexOf(MARK)
    const value = start < 0 ? undefined : parsed(line.slice(start))
    return Value.Check(SignedHead, value) ? [value] : []
  })
}

/** Holds the trail against heads that were put outside. */
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

/** The heads in all files that are there. */
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
