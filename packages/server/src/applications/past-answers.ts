import { applyPatch } from '@formwright/engine'
import type { Reader } from '../database/connect.ts'
import { Semaphore } from '../http/semaphore.ts'

/** Changes that are held at a time while they are read one after the other. */
export const CHANGES_AT_ONCE = 4
/** Who reads earlier answers holds two documents and the changes between them: only so many do at once. */
const turns = new Semaphore({ atOnce: 2, waiting: 100 })

/** An application as it stands. */
export interface CurrentAnswers {
  readonly revision: number
  readonly answers: unknown
}

/**
 * The answers as they stood at an earlier revision. The next later snapshot is taken, and what was done
 * between is undone on it, change by change as they come from the database.
 * @throws HttpError when too many ask at the same time
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
 * The answers at several revisions, latest first. No more than one document is held, so whoever asks should
 * not keep them.
 * @throws HttpError when too many ask at the same time
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
