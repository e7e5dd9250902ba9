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

/** The end of the chain; `undefined` where nothing is chained yet. */
export async function lastLink(
  db: Kysely<Tables>,
): Promise<{ readonly link: string | null; readonly hash: string | null } | undefined> {
  return db
    .selectFrom('audit')
    .select(['link', 'hash'])
    .where('link', 'is not', null)
    .orderBy('link', 'desc')
    .limit(1)
    .executeTakeFirst()
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
    let [link, previous] = [Number(last?.link ?? 0), last?.hash ?? START]
    const sealed = lines.map((line) => {
      const hash = hashOf(line, ++link, previous)
      const entry = { seq: line.seq, link, previous, hash }
      previous = hash
      return entry
    })
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

/** Reads the whole chain and computes it again. */
export async function verifyAudit(db: Kysely<Tables>): Promise<ChainReport> {
  const broken: { link: number; what: 'missing' | 'changed' }[] = []
  let [link, previous] = [0, START]
  for (;;) {
    const lines = await db
      .selectFrom('audit')
      .selectAll()
      .where('link', '>', String(link))
      .orderBy('link')
      .limit(BATCH)
      .execute()
    for (const line of lines) {
      const number = Number(line.link)
      for (let missing = link + 1; missing < number && broken.length < BATCH; missing++)
        broken.push({ link: missing, what: 'missing' })
      if (line.previous_hash !== previous || line.hash !== hashOf(line, number, line.previous_hash ?? ''))
        broken.push({ link: number, what: 'changed' })
      link = number
      previous = line.hash ?? ''
    }
    if (lines.length < BATCH) break
  }
  const { waiting } = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll<string>().as('waiting'))
    .where('link', 'is', null)
    .executeTakeFirstOrThrow()
  return { lines: link, head: previous, waiting: Number(waiting), broken }
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
