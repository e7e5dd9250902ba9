import type { PublishedVersion } from '@formwright/api'
import type { Reader } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'

const MOST = 500

/** All published versions of all editions, newest first, with their state. */
export async function publishedVersions(
  db: Reader,
  editions: Editions,
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
      'taken_off',
      'offered',
      'pinned.count as applications',
    ])
    .orderBy('published_at', 'desc')
    .limit(MOST)
    .execute()
  const isOfEdition =
    ({ form, edition }: (typeof rows)[number]) =>
    (one: (typeof rows)[number]) =>
      one.form === form && one.edition === edition
  return rows.map((row, index) => {
    const { digest, form, edition, at, by, offered } = row
    const ofEdition = rows.filter(isOfEdition(row))
    // earlier entries in the list are newer; an older one of the forms folder may be on offer again
    const isFollowed =
      rows.slice(0, index).some(isOfEdition(row)) || (row.published_by === null && ofEdition.some(isOffered))
    const isReplaced = isFollowed && !row.withdrawn && !row.taken_off
    return {
      digest,
      form,
      edition,
      at,
      by,
      state: offered ? 'offered' : isReplaced ? 'superseded' : 'withdrawn',
      applications: Number(row.applications ?? 0),
      ofFolder: row.published_by === null || editions.ofFolder(form, edition) === digest,
      offerable: row.taken_off && !ofEdition.some(isOffered),
    }
  })
}

const isOffered = ({ offered }: { readonly offered: boolean }) => offered
