import type { Person } from '../access/people.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'

/** Maximum number of ticked items per draft. */
const MOST_LOOKED = 2000

/** The ticked review items of a new year's draft, and by whom. */
export function tickedItems(db: Reader | Tx, draft: string) {
  return db
    .selectFrom('definition_looked')
    .innerJoin('user', 'user.id', 'by_user')
    .select(['item', 'user.name as by', 'at'])
    .where('draft', '=', draft)
    .orderBy('at')
    .orderBy('item')
    .execute()
}

/** Ticks or unticks an item. Who ticked it first is kept. */
export async function tickItem(
  tx: Tx,
  draft: string,
  { item, looked, person }: { readonly item: string; readonly looked: boolean; readonly person: Person },
): Promise<void> {
  if (!looked) {
    await tx.deleteFrom('definition_looked').where('draft', '=', draft).where('item', '=', item).execute()
    return
  }
  const { count } = await tx
    .selectFrom('definition_looked')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('draft', '=', draft)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_LOOKED)
    throw new HttpError('limit-reached', `There are ${MOST_LOOKED} things ticked off in this draft already`)
  await tx
    .insertInto('definition_looked')
    .values({ draft, item, by_user: person.id })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
