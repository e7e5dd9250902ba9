import { moveAnswers } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import type { ApplicationRow } from '../admission/store.ts'
import type { Reader } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'

/** Where applications and the versions of editions are. */
export interface VersionServices {
  readonly db: Reader
  readonly editions: Editions
}

/** Revisions of an application that were made on one version of its edition. */
export interface RevisionRange {
  /** The id of the version. */
  readonly edition: string
  readonly first: number
  readonly last: number
}

/**
 * The versions of its edition that an application was on, the latest first: a correction that reached it
 * began a stretch of revisions of its own.
 */
export async function versionsOf(
  db: Reader,
  { id, edition, revision }: Pick<ApplicationRow, 'id' | 'edition' | 'revision'>,
): Promise<readonly RevisionRange[]> {
  const corrections = await db
    .selectFrom('correction')
    .select(['revision', 'from_edition'])
    .where('application', '=', id)
    .where('state', '=', 'made')
    .orderBy('revision', 'desc')
    .execute()
  const ranges: RevisionRange[] = []
  let [version, last] = [edition, revision]
  for (const { revision: first, from_edition: from } of corrections) {
    ranges.push({ edition: version, first, last })
    ;[version, last] = [from, first - 1]
  }
  return [...ranges, { edition: version, first: 0, last }]
}

/** The id of the version of its edition that an application was on at a revision. */
export function versionAt(ranges: readonly RevisionRange[], revision: number): string {
  return (ranges.find(({ first }) => first <= revision) ?? ranges.at(-1)!).edition
}

/**
 * Answers that were filled in with one version of an edition, as they stand in another: each where its field
 * is there, in its unit. What has no place there is not in them.
 * @param from the id of the version that they were filled in with
 */
export async function answersInVersion(
  editions: Editions,
  bundle: FormBundle,
  from: string,
  answers: unknown,
): Promise<unknown> {
  const own = await editions.bundleOf(from)
  if (!own || own.digest === bundle.digest) return answers
  return moveAnswers(answers, own, editions.formOf(bundle)).answers
}
