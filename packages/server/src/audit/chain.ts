import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** The hash that the first line is chained to. */
const START = '0'.repeat(64)
const BATCH = 500
const LOCK = 7_201_119

type Line = Pick<
  Selectable<Tables['audit']>,
  'seq' | 'at' | 'actor' | 'actor_name' | 'action' | 'subject' | 'details' | 'address'
>

/** An audit line with its position in the chain. */
type ChainedLine = Line & Pick<Selectable<Tables['audit']>, 'link' | 'previous_hash' | 'hash'>

/** The end of a chain. */
interface ChainEnd {
  readonly link: string | null
  readonly hash: string | null
}

/** The end of the chain; `undefined` if it is empty. */
export async function lastLink(db: Kysely<Tables>): Promise<ChainEnd | undefined> {
  return db
    .selectFrom('audit')
    .select(['link', 'hash'])
    .where('link', 'is not', null)
    .orderBy('link', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The link and hashes for lines appended to a chain: each hashes its content and the previous hash. */
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
 * Chains new audit lines: each gets the next number and a hash over itself and the previous hash, so that
 * changing or deleting a line breaks all later ones. One process at a time; others skip.
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
 * The problems and the head of the chain; a copy of the head kept elsewhere proves that the trail was not
 * changed.
 */
export interface ChainReport {
  readonly lines: number
  readonly head: string
  readonly waiting: number
  readonly broken: readonly { readonly link: number; readonly what: 'missing' | 'changed' }[]
}

/** Verifies a chain incrementally. */
export class ChainReader {
  readonly broken: { link: number; what: 'missing' | 'changed' }[] = []
  lines = 0
  head = START

  /** Verifies the following lines, in order. */
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

/** Reads and verifies the whole chain. */
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

/** Sorts members, because the database does not preserve their order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
