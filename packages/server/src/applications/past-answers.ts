import { applyPatch } from '@formwright/engine'
import type { Reader } from '../database/connect.ts'
import { Semaphore } from '../http/semaphore.ts'

/** Number of changes read at a time. */
export const CHANGES_AT_ONCE = 4
/**
 * Reading earlier answers needs memory for two documents and the changes between them, so concurrency is
 * limited.
 */
const turns = new Semaphore({ atOnce: 2, waiting: 100 })

/** The current answers and revision of an application. */
export interface CurrentAnswers {
  readonly revision: number
  readonly answers: unknown
}

/**
 * The answers at an earlier revision: takes the next later snapshot and reverts the changes since.
 * @throws HttpError when too many requests wait
 */
export async function answersAt(
  db: Reader,
  id: string,
  now: CurrentAnswers,
  revision: number,
): Promise<unknown> {
  if (revision === now.revision) return now.answers
  for await (const { answers } of answersAtEach(db, id, now, [revision])) return answers
  throw new RangeError(`There is no revision ${revision}`)
}

/**
 * The answers at several revisions, latest first. Only one document is kept in memory, so callers should not
 * collect them.
 * @throws HttpError when too many requests wait
 */
export async function* answersAtEach(
  db: Reader,
  id: string,
  now: CurrentAnswers,
  revisions: readonly number[],
): AsyncGenerator<CurrentAnswers> {
  const done = await turns.acquire()
  try {
    let from = now
    for (const revision of revisions.toSorted((one, other) => other - one)) {
      const snapshot = await db
        .selectFrom('snapshot')
        .select(['revision', 'answers'])
        .where('application', '=', id)
        .where('revision', '>=', revision)
        .where('revision', '<', from.revision)
        .orderBy('revision')
        .executeTakeFirst()
      from = { revision, answers: await undoChanges(db, id, snapshot ?? from, revision) }
      yield from
    }
  } finally {
    done()
  }
}

async function undoChanges(db: Reader, id: string, from: CurrentAnswers, revision: number): Promise<unknown> {
  if (from.revision === revision) return from.answers
  const changes = db
    .selectFrom('change')
    .select('undo')
    .where('application', '=', id)
    .where('revision', '>', revision)
    .where('revision', '<=', from.revision)
    .orderBy('revision', 'desc')
    .stream(CHANGES_AT_ONCE)
  let { answers } = from
  for await (const { undo } of changes) answers = applyPatch(answers, undo)
  return answers
}
