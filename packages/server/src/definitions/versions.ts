import type { PublishedVersion } from '@formwright/api'
import type { Reader } from '../database/connect.ts'

const MOST = 500

/** All published versions of all editions, newest first, with their state. */
export async function publishedVersions(
  db: Reader,
): Promise<(Omit<PublishedVersion, 'at'> & { readonly at: Date })[]> {
  const rows = await db
    .selectFrom('edition')
    .leftJoin('user', 'user.id', 'published_by')
    .leftJoin(
      ({ selectFrom }) =>
        selectFrom('application')
          .select(({ fn }) => ['application.edition as on', fn.countAll<string>().as('count')])
          .groupBy('application.edition')
          .as('pinned'),
      (join) => join.onRef('pinned.on', '=', 'edition.digest'),
    )
    .select([
      'digest',
      'form',
      'edition.edition as edition',
      'published_at as at',
      'user.name as by',
      'published_by',
      'withdrawn',
      'offered',
      'pinned.count as applications',
    ])
    .orderBy('published_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ applications, published_by: publisher, withdrawn, offered, ...row }, index) => {
    // earlier entries in the list are newer; an older one of the forms folder may be on offer again
    const isFollowed = rows.some(
      (one, other) =>
        one.form === row.form &&
        one.edition === row.edition &&
        (other < index || (publisher === null && one.offered)),
    )
    const isReplaced = isFollowed && !withdrawn
    const state = offered ? 'offered' : isReplaced ? 'superseded' : 'withdrawn'
    return { ...row, state, applications: Number(applications ?? 0) }
  })
}
