import type { PublishedVersion } from '@formwright/api'
import type { Reader } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'

const MOST = 500

/** Every version of every edition that was published, the newest first, with what became of it. */
export async function publishedVersions(
  db: Reader,
  editions: Pick<Editions, 'offered'>,
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
      'pinned.count as applications',
    ])
    .orderBy('published_at', 'desc')
    .limit(MOST)
    .execute()
  const offered = new Set(editions.offered.map(({ id }) => id))
  return rows.map(({ applications, published_by: publisher, ...row }, index) => {
    // those before it in the list are newer; an older one of the folder may stand there again
    const isFollowed = rows.some(
      ({ form, edition, digest }, other) =>
        form === row.form &&
        edition === row.edition &&
        (other < index || (publisher === null && offered.has(digest))),
    )
    const state = offered.has(row.digest) ? 'offered' : isFollowed ? 'superseded' : 'withdrawn'
    return { ...row, state, applications: Number(applications ?? 0) }
  })
}
