import type { DraftView, ImpactView } from '@formwright/api'
import { call } from '../api/api.ts'
import { refetchDelay } from './local-moment.ts'

/** Poll interval in milliseconds while it is being computed. */
const ASK_EVERY = 700

/**
 * The impact of a draft, polled while it is being computed.
 * @param revision of the draft, if it is being edited: a result of an earlier one is outdated
 */
export const impactQuery = (id: string, revision?: number) => ({
  queryKey: ['definitions', id, 'impact', ...(revision === undefined ? [] : [revision])],
  queryFn: () => call('GET /definitions/drafts/:id/impact', { params: { id } }),
  staleTime: 0,
  refetchInterval: ({ state }: { readonly state: { readonly data: ImpactView | null | undefined } }) =>
    state.data && isUnderway(state.data) ? ASK_EVERY : (false as const),
})

export function isUnderway({ state }: ImpactView): boolean {
  return state === 'waiting' || state === 'working'
}

/**
 * The changes of a draft, refetched when its impact is known, which adds numbers of applications.
 * @param impact the impact of the draft, as far as it is known
 */
export const differencesQuery = (id: string, revision: number, impact: ImpactView | null | undefined) => ({
  queryKey: ['definitions', id, 'differences', revision, impact?.finishedAt ?? ''],
  queryFn: () => call('GET /definitions/drafts/:id/differences', { params: { id } }),
  placeholderData: <T>(before: T) => before,
})

/** Maximum age of comments in the studio, in milliseconds. */
export const FRESH = 60_000

/** A draft with its current comments. */
export const draftNowQuery = (id: string) => ({
  queryKey: ['definitions', id, 'now'],
  queryFn: () => call('GET /definitions/drafts/:id', { params: { id } }),
  staleTime: 0,
  refetchInterval: ({ state }: { readonly state: { readonly data: DraftView | undefined } }) =>
    refetchDelay(state.data?.publishAt ?? null, Date.now()),
})

/** The problems of a revision of a draft, as before publishing. */
export const problemsQuery = (id: string, revision: number) => ({
  queryKey: ['definitions', id, 'problems', revision],
  queryFn: () => call('GET /definitions/drafts/:id/problems', { params: { id } }),
})
