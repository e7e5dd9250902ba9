import type { QueryClient } from '@tanstack/react-query'

/** Reads again what a change to a person touches: it ends their links. */
export function refreshPeople(queries: QueryClient): Promise<unknown> {
  return Promise.all(
    ['people', 'links', 'organisations'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
  )
}
