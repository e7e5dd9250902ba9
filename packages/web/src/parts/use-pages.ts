import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { applicationsQuery } from '../api/queries.ts'
import type { ApplicationFilter } from '../api/queries.ts'

/** Applications per page. */
const PAGE = 50

/** The shown range, and links to adjacent pages. */
export interface Pages {
  readonly first: number
  readonly last: number
  readonly total: number
  readonly start: (() => void) | undefined
  readonly previous: (() => void) | undefined
  readonly next: (() => void) | undefined
}

/** Paginated applications. Start cursors are kept, to go back; another filter starts over. */
export function usePages(filter: ApplicationFilter = {}) {
  const key = JSON.stringify(filter)
  const [turned, setTurned] = useState<{ readonly key: string; readonly after: readonly string[] }>({
    key,
    after: [],
  })
  const after = turned.key === key ? turned.after : []
  const turn = (next: readonly string[]) => () => setTurned({ key, after: next })
  const query = useQuery({
    ...applicationsQuery({
      ...filter,
      limit: PAGE,
      ...(after.length > 0 && { after: after.at(-1)! }),
    }),
    placeholderData: keepPreviousData,
  })
  const { data } = query
  const before = after.length * PAGE
  const pages: Pages = {
    first: before + 1,
    last: before + (data?.applications.length ?? 0),
    total: data?.total ?? 0,
    start: after.length > 0 ? turn([]) : undefined,
    previous: after.length > 0 ? turn(after.slice(0, -1)) : undefined,
    next: data?.next && !query.isPlaceholderData ? turn([...after, data.next]) : undefined,
  }
  return { ...query, pages }
}
