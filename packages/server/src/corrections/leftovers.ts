import { sql } from 'kysely'
import { filledValues, putBack } from '@formwright/authoring'
import type { LeftBehind } from '@formwright/authoring'
import type { FormBundle, Json } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import type { Reader, Tx } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'
import { idOfEdition } from '../published/publish.ts'

/** An answer that corrections left without a field. */
export interface Leftover {
  readonly id: string
  /** The version on which it was filled in. */
  readonly from: FormBundle
  readonly answer: LeftBehind
  /** Who sent it after the correction; null if it was in the application. */
  readonly by: string | null
}

/** A restored answer, and the version whose labels describe it. */
export interface RestoredAnswer {
  readonly edition: string
  readonly left: LeftBehind
}

/** The leftovers of an application: those of corrections first, latest first, then those sent later. */
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

/** Answers converted to a version of the form, with the leftovers that it has a field for again. */
export function withRestored(
  answers: unknown,
  left: readonly Leftover[],
  to: Form,
): {
  readonly answers: unknown
  readonly back: readonly RestoredAnswer[]
  /** The pointers that they fill. */
  readonly restored: Readonly<Record<string, Json>>
  /** Ids of the restored leftovers. */
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

/** A new leftover, and the version on which it was filled in. */
export type NewLeftover = readonly [edition: string, answer: LeftBehind]

/** Stores leftovers of an application, without duplicates. */
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

/** Deletes restored leftovers. */
export async function deleteLeftovers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('left_over').where('id', 'in', ids).execute()
}
