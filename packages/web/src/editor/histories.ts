import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { historyQuery } from '../api/queries.ts'
import type { Undecided } from '../drafts/draft-state.ts'

/** Retry interval of failed requests. */
const AGAIN = 15_000

/** The recent changes at each conflict; `undefined` on failure, with automatic retry. */
export function historiesQuery(
  queries: Pick<QueryClient, 'fetchQuery'>,
  id: string,
  undecided: readonly Undecided[],
) {
  const known = ({ pointer, theirs }: Undecided) =>
    queries
      .fetchQuery({
        ...historyQuery(id, pointer),
        // one query per conflicting value
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
