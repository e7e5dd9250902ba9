import { sql } from 'kysely'
import type { Person } from '../access/people.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'

/** Maximum number of comments on a draft. */
const MOST_COMMENTS = 500

/** The comments on a draft, oldest first. */
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
      'answers',
    ])
    .where('draft', '=', draft)
    .orderBy('at')
    .execute()
}

/** Adds a comment, or a reply. @throws HttpError when there are too many */
export async function addComment(
  tx: Tx,
  draft: string,
  comment: {
    readonly place: string
    readonly subject?: string | undefined
    readonly text: string
    readonly answers?: string | undefined
  },
  person: Person,
): Promise<{ id: string; place: string }> {
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
  const {
    place,
    subject = '',
    answers = null,
  } = comment.answers === undefined ? comment : await answeredComment(tx, draft, comment.answers)
  return tx
    .insertInto('definition_comment')
    .values({ draft, place, subject, text: comment.text, by_user: person.id, answers })
    .returning(['id', 'place'])
    .executeTakeFirstOrThrow()
}

/** The comment to reply to: a reply to a reply belongs to its comment. */
async function answeredComment(tx: Tx, draft: string, id: string) {
  const answered = await tx
    .selectFrom('definition_comment')
    .select(({ fn, ref }) => ['place', 'subject', fn.coalesce(ref('answers'), ref('id')).as('answers')])
    .where('id', '=', id)
    .where('draft', '=', draft)
    .executeTakeFirst()
  if (!answered) throw NO_COMMENT()
  return answered
}

const NO_COMMENT = () => new HttpError('not-found', 'There is no such comment')

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
  if (numUpdatedRows === 0n) throw NO_COMMENT()
}
