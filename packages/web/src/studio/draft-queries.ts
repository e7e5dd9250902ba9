import type { DraftView, ImpactView } from '@formwright/api'
import { call } from '../api/api.ts'
import { refetchDelay } from './local-moment.ts'

/** While it is worked out, how far it is is asked this often, in milliseconds. */
const ASK_EVERY = 700

/**
 * What a draft would mean for stored applications, asked again while it is worked out.
 * @param revision of the draft, where it is edited beside: what was worked out before an edit is not current
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
 * What a draft changes, asked again when its impact is known: the number of applications stands beside.
 * @param impact the impact of the draft, as far as it is known
 */
export const differencesQuery = (id: string, revision: number, impact: ImpactView | null | undefined) => ({
  queryKey: ['definitions', id, 'differences', revision, impact?.finishedAt ?? ''],
  queryFn: () => call('GET /definitions/drafts/:id/differences', { params: { id } }),
  placeholderData: <T>(before: T) => before,
})

/** What is said of a draft is asked for again beside the studio after this, in milliseconds. */
export const FRESH = 60_000

/** A draft with what is said of it, as it is now. */
export const draftNowQuery = (id: string) => ({
  queryKey: ['definitions', id, 'now'],
  queryFn: () => call('GET /definitions/drafts/:id', { params: { id } }),
  staleTime: 0,
  refetchInterval: ({ state }: { readonly state: { readonly data: DraftView | undefined } }) =>
    refetchDelay(state.data?.publishAt ?? null, Date.now()),
})
