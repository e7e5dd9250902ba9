import { moveAnswers } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import type { ApplicationRow } from '../admission/store.ts'
import type { Reader } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'

/** Access to applications and versions of editions. */
export interface VersionServices {
  readonly db: Reader
  readonly editions: Editions
}

/** A range of revisions on one version of the edition. */
export interface RevisionRange {
  /** Id of the version. */
  readonly edition: string
  readonly first: number
  readonly last: number
}

/**
 * The versions of its edition that an application was on, latest first; each correction starts a new range of
 * revisions.
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

/** The version of the edition at a revision. */
export function versionAt(ranges: readonly RevisionRange[], revision: number): string {
  return (ranges.find(({ first }) => first <= revision) ?? ranges.at(-1)!).edition
}

/**
 * Answers converted to another version of the edition: values follow their fields and units; values without a
 * field are dropped.
 * @param from id of the version that they were filled in with
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
