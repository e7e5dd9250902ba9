import { sql } from 'kysely'
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

/** A text that is another one once an item is ticked or unticked, or a comment written or resolved. */
export async function margin(db: Reader | Tx, draft: string): Promise<string> {
  const { rows } = await sql<{ readonly margin: string }>`
    select concat_ws(' ', count(*), max(changed)) as margin from (
      select at as changed from definition_looked where draft = ${draft}
      union all select at from definition_comment where draft = ${draft}
      union all select resolved_at from definition_comment where draft = ${draft} and resolved_at is not null
    ) as changes`.execute(db)
  return rows[0]!.margin
}

/** Ticks or unticks an item. Who ticked it first is kept. @returns whether that changed anything */
export async function tickItem(
  tx: Tx,
  draft: string,
  { item, looked, person }: { readonly item: string; readonly looked: boolean; readonly person: Person },
): Promise<boolean> {
  if (!looked) {
    const ticked = tx.deleteFrom('definition_looked').where('draft', '=', draft).where('item', '=', item)
    return (await ticked.executeTakeFirst()).numDeletedRows > 0n
  }
  const { count } = await tx
    .selectFrom('definition_looked')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('draft', '=', draft)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_LOOKED)
    throw new HttpError('limit-reached', `There are ${MOST_LOOKED} things ticked off in this draft already`)
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('definition_looked')
    .values({ draft, item, by_user: person.id })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}
