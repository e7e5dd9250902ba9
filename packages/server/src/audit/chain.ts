import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** What the first line is chained to. */
const START = '0'.repeat(64)
const BATCH = 500
const LOCK = 7_201_119

type Line = Pick<
  Selectable<Tables['audit']>,
  'seq' | 'at' | 'actor' | 'actor_name' | 'action' | 'subject' | 'details' | 'address'
>

/** A line of the trail with its place in the chain. */
type ChainedLine = Line & Pick<Selectable<Tables['audit']>, 'link' | 'previous_hash' | 'hash'>

/** The end of a chain, as it is stored. */
interface ChainEnd {
  readonly link: string | null
  readonly hash: string | null
}

/** The end of the chain; `undefined` where nothing is chained yet. */
export async function lastLink(db: Kysely<Tables>): Promise<ChainEnd | undefined> {
  return db
    .selectFrom('audit')
    .select(['link', 'hash'])
    .where('link', 'is not', null)
    .orderBy('link', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What lines are chained with behind the end of a chain: each with the hash of itself and the one before. */
export function chained(lines: readonly Line[], last?: ChainEnd) {
  let [link, previous] = [Number(last?.link ?? 0), last?.hash ?? START]
  return lines.map((line) => {
    const hash = hashOf(line, ++link, previous)
    const entry = { seq: line.seq, link, previous, hash }
    previous = hash
    return entry
  })
}

/**
 * Chains the lines that are not chained yet: each gets the next number and the hash of itself and the one
 * before, so that a line changed or taken away breaks every one after it. One process at a time; the others
 * go on with their work.
 */
export async function sealAudit(db: Kysely<Tables>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const {
      rows: [lock],
    } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as got`.execute(tx)
    if (!lock?.got) return 0
    const lines = await tx
      .selectFrom('audit')
      .selectAll()
      .where('link', 'is', null)
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    if (lines.length === 0) return 0
    const last = await lastLink(tx)
    const sealed = chained(lines, last)
    await sql`
      update audit set link = sealed.link, previous_hash = sealed.previous, hash = sealed.hash
      from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as sealed
        (seq bigint, link bigint, previous text, hash text) where audit.seq = sealed.seq
    `.execute(tx)
    return sealed.length
  })
}

/**
 * What is wrong with the chain, and the head of it: whoever wrote that down elsewhere can prove the trail
 * unchanged.
 */
export interface ChainReport {
  readonly lines: number
  readonly head: string
  readonly waiting: number
  readonly broken: readonly { readonly link: number; readonly what: 'missing' | 'changed' }[]
}

/** A chain as far as it was read, and what is wrong with it. */
export class ChainReader {
  readonly broken: { link: number; what: 'missing' | 'changed' }[] = []
  lines = 0
  head = START

  /** Reads the lines that follow, in the order of their links. */
  read(lines: readonly ChainedLine[]): void {
    for (const line of lines) {
      const number = Number(line.link)
      for (let missing = this.lines + 1; missing < number && this.broken.length < BATCH; missing++)
        this.broken.push({ link: missing, what: 'missing' })
      if (line.previous_hash !== this.head || line.hash !== hashOf(line, number, line.previous_hash ?? ''))
        this.broken.push({ link: number, what: 'changed' })
      this.lines = number
      this.head = line.hash ?? ''
    }
  }
}

/** Reads the whole chain and computes it again. */
export async function verifyAudit(db: Kysely<Tables>): Promise<ChainReport> {
  const chain = new ChainReader()
  for (;;) {
    const lines = await db
      .selectFrom('audit')
      .selectAll()
      .where('link', '>', String(chain.lines))
      .orderBy('link')
      .limit(BATCH)
      .execute()
    chain.read(lines)
    if (lines.length < BATCH) break
  }
  const { waiting } = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll<string>().as('waiting'))
    .where('link', 'is', null)
    .executeTakeFirstOrThrow()
  const { lines, head, broken } = chain
  return { lines, head, waiting: Number(waiting), broken }
}

function hashOf(line: Line, link: number, previous: string): string {
  const text = JSON.stringify([
    link,
    previous,
    String(line.seq),
    line.at.toISOString(),
    line.actor,
    line.actor_name,
    line.action,
    line.subject,
    sorted(line.details),
    line.address,
  ])
  return createHash('sha256').update(text).digest('hex')
}

/** Members in one order, whatever the database keeps. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
