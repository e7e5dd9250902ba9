import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { historyQuery } from '../api/queries.ts'
import type { Undecided } from '../drafts/draft-state.ts'

/** What could not be asked is asked again after so long. */
const AGAIN = 15_000

/**
 * What happened at each place where the server has another value; `undefined` where it could not be asked,
 * which is asked again by itself.
 */
export function historiesQuery(
  queries: Pick<QueryClient, 'fetchQuery'>,
  id: string,
  undecided: readonly Undecided[],
) {
  const known = ({ pointer, theirs }: Undecided) =>
    queries
      .fetchQuery({
        ...historyQuery(id, pointer),
        // one query for each value that somebody set
        queryKey: ['history', id, pointer, JSON.stringify(theirs)],
        staleTime: Infinity,
      })
      .catch(() => undefined)
  return queryOptions({
    queryKey: ['histories', id, undecided],
    queryFn: () => Promise.all(undecided.map((one) => (one.with === 'server' ? known(one) : []))),
    enabled: undecided.some((one) => one.with === 'server'),
    staleTime: Infinity,
    refetchInterval: ({ state: { data } }) => (data?.includes(undefined) ? AGAIN : false),
  })
}
