import { sql } from 'kysely'
import { filledValues, putBack } from '@formwright/authoring'
import type { LeftBehind } from '@formwright/authoring'
import type { FormBundle, Json } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import type { Reader, Tx } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'
import { idOfEdition } from '../published/publish.ts'

/** An answer of an application that corrections left without a place. */
export interface Leftover {
  readonly id: string
  /** The version that it was filled in on. */
  readonly from: FormBundle
  readonly answer: LeftBehind
  /** Who typed it there and brought it after the correction; nobody for what stood in the application. */
  readonly by: string | null
}

/** Something that has its place again, and the version by which it is called what it is called. */
export interface RestoredAnswer {
  readonly edition: string
  readonly left: LeftBehind
}

/**
 * What corrections left of an application without a place: what stood in it first, the last first, then what
 * people brought later.
 */
export async function leftoversOf(
  db: Reader | Tx,
  editions: Pick<Editions, 'bundleOf'>,
  application: string,
): Promise<Leftover[]> {
  const rows = await db
    .selectFrom('left_over')
    .leftJoin('user', 'user.id', 'by_user')
    .select(['left_over.id', 'edition', 'answer', 'user.name as by'])
    .where('application', '=', application)
    .orderBy(sql`by_user is not null`)
    .orderBy('at', 'desc')
    .orderBy('number')
    .execute()
  const found = await Promise.all(
    rows.map(async ({ edition, ...row }) => ({ ...row, from: await editions.bundleOf(edition) })),
  )
  return found.filter((one): one is Leftover => one.from !== undefined)
}

/** Answers that are to be on a version of the form, with what has its place again there. */
export function withRestored(
  answers: unknown,
  left: readonly Leftover[],
  to: Form,
): {
  readonly answers: unknown
  readonly back: readonly RestoredAnswer[]
  /** The places that it fills. */
  readonly restored: Readonly<Record<string, Json>>
  /** Ids of what is back. */
  readonly settled: readonly string[]
} {
  let document = answers
  const back: RestoredAnswer[] = []
  const settled: string[] = []
  for (const { id, from, answer } of left) {
    const put = putBack(document, [answer], from, to)
    if (put.back.length === 0) continue
    document = put.answers
    back.push({ edition: idOfEdition(from), left: answer })
    settled.push(id)
  }
  return { answers: document, back, restored: filledValues(answers, document), settled }
}

/** An answer that is left over, and the version that it was filled in on. */
export type NewLeftover = readonly [edition: string, answer: LeftBehind]

/** Keeps answers with an application, each once. */
export async function storeLeftovers(
  tx: Tx,
  application: string,
  left: readonly NewLeftover[],
  by?: string,
): Promise<void> {
  if (left.length === 0) return
  await sql`
    insert into left_over (application, edition, answer, by_user)
    select ${application}::uuid, one ->> 0, one -> 1, ${by ?? null}
    from jsonb_array_elements(${JSON.stringify(left)}::jsonb) with ordinality as each (one, place)
    where not exists (select from left_over where application = ${application}::uuid
      and edition = one ->> 0 and answer -> 'pointer' = one #> '{1,pointer}'
      and answer -> 'value' is not distinct from one #> '{1,value}')
    order by place
  `.execute(tx)
}

/** What has its place again is left over no longer. */
export async function deleteLeftovers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('left_over').where('id', 'in', ids).execute()
}
