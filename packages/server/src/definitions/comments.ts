import { sql } from 'kysely'
import type { Person } from '../access/people.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'

/** Comments on one draft. */
const MOST_COMMENTS = 500

/** What was said of places of a draft, the oldest first. */
export function commentsOf(db: Reader, draft: string) {
  return db
    .selectFrom('definition_comment')
    .innerJoin('user', 'user.id', 'by_user')
    .select([
      'definition_comment.id',
      'place',
      'subject',
      'text',
      'user.name as by',
      'at',
      'resolved_at as resolvedAt',
    ])
    .where('draft', '=', draft)
    .orderBy('at')
    .execute()
}

export async function addComment(
  tx: Tx,
  draft: string,
  {
    place,
    subject = '',
    text,
    person,
  }: {
    readonly place: string
    readonly subject?: string | undefined
    readonly text: string
    readonly person: Person
  },
): Promise<{ id: string }> {
  const { count } = await tx
    .selectFrom('definition_comment')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('draft', '=', draft)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_COMMENTS)
    throw new HttpError('limit-reached', `There are ${MOST_COMMENTS} comments on this draft already`, {
      of: 'comments',
      limit: MOST_COMMENTS,
    })
  return tx
    .insertInto('definition_comment')
    .values({ draft, place, subject, text, by_user: person.id })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function resolveComment(
  tx: Tx,
  draft: string,
  { id, resolved, person }: { readonly id: string; readonly resolved: boolean; readonly person: Person },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('definition_comment')
    .set(
      resolved
        ? { resolved_at: sql<Date>`now()`, resolved_by: person.id }
        : { resolved_at: null, resolved_by: null },
    )
    .where('id', '=', id)
    .where('draft', '=', draft)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new HttpError('not-found', 'There is no such comment')
}
