import type { QueryClient } from '@tanstack/react-query'

/** Refetches what a change to a person affects, including their links. */
export function refreshPeople(queries: QueryClient): Promise<unknown> {
  return Promise.all(
    ['people', 'links', 'organisations'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
  )
}
