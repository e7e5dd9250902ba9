import { sql } from 'kysely'
import { placesFilled, putBack } from '@formwright/authoring'
import type { LeftBehind } from '@formwright/authoring'
import type { FormBundle, Json } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import type { Reader, Tx } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'
import { idOfEdition } from '../published/publish.ts'

/** What one correction of an application left without a place. */
interface WithoutPlace {
  /** The correction. */
  readonly id: string
  /** The version that it was filled in on. */
  readonly from: FormBundle
  readonly aside: readonly LeftBehind[]
}

/** Something that has its place again, and the version by which it is called what it is called. */
export interface Returned {
  readonly edition: string
  readonly left: LeftBehind
}

/** What corrections left of an application without a place, the last first. */
export async function withoutPlace(
  db: Reader | Tx,
  editions: Pick<Editions, 'bundleOf'>,
  application: string,
): Promise<WithoutPlace[]> {
  const rows = await db
    .selectFrom('correction')
    .select(['id', 'from_edition', 'aside'])
    .where('application', '=', application)
    .where('state', '=', 'made')
    .where(sql<boolean>`aside <> '[]'`)
    .orderBy('at', 'desc')
    .execute()
  const found = await Promise.all(
    rows.map(async ({ id, from_edition, aside }) => ({
      id,
      aside,
      from: await editions.bundleOf(from_edition),
    })),
  )
  return found.filter((one): one is WithoutPlace => one.from !== undefined)
}

/** Answers that are to be on a version of the form, with what has its place again there. */
export function withReturned(
  answers: unknown,
  left: readonly WithoutPlace[],
  to: Form,
): {
  readonly answers: unknown
  readonly back: readonly Returned[]
  /** The places that it fills. */
  readonly restored: Readonly<Record<string, Json>>
  /** What each correction has still left without a place, where that is less. */
  readonly still: readonly Pick<WithoutPlace, 'id' | 'aside'>[]
} {
  let document = answers
  const back: Returned[] = []
  const still: Pick<WithoutPlace, 'id' | 'aside'>[] = []
  for (const { id, from, aside } of left) {
    const put = putBack(document, aside, from, to)
    if (put.back.length === 0) continue
    document = put.answers
    back.push(...put.back.map((one) => ({ edition: idOfEdition(from), left: one })))
    still.push({ id, aside: put.aside })
  }
  return { answers: document, back, restored: placesFilled(answers, document), still }
}

/** Keeps what is left without a place. */
export async function keepWithoutPlace(
  tx: Tx,
  still: readonly Pick<WithoutPlace, 'id' | 'aside'>[],
): Promise<void> {
  for (const { id, aside } of still)
    await tx
      .updateTable('correction')
      .set({ aside: JSON.stringify(aside) })
      .where('id', '=', id)
      .execute()
}
