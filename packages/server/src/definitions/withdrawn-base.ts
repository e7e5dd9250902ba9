import type { Reader } from '../database/connect.ts'
import type { Draft } from './drafts.ts'

/** A version that was published and withdrawn. */
interface WithdrawnVersion {
  /** Who published it, and when. */
  readonly by: string
  readonly at: Date
}

/** The version that an open draft was begun from, if withdrawn since: the draft still has its content. */
export async function withdrawnBase(
  db: Reader,
  { form, from_edition: edition, from_files: begunFrom, state }: Draft,
): Promise<WithdrawnVersion | null> {
  if (state === 'published') return null
  const withdrawn = await db
    .selectFrom('definition_draft')
    .innerJoin('edition', 'edition.digest', 'definition_draft.published')
    .innerJoin('user', 'user.id', 'edition.published_by')
    .select(['files', 'user.name as by', 'published_at as at'])
    .where('definition_draft.form', '=', form)
    .where('definition_draft.edition', '=', edition)
    .where('edition.withdrawn', '=', true)
    .orderBy('published_at', 'desc')
    .execute()
  const isOfVersion = (path: string) => path.startsWith(`${edition}/`) || !path.includes('/')
  const found = withdrawn.find(({ files }) =>
    Object.entries(files).every(([path, text]) => !isOfVersion(path) || begunFrom[path] === text),
  )
  return found ? { by: found.by, at: found.at } : null
}
