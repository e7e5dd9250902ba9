import { queryOptions } from '@tanstack/react-query'
import type { Call } from '@formwright/api'
import { call } from './api.ts'
import { rememberEvidenceLimit } from './evidence-limit.ts'

const FRESH = { staleTime: 0, retry: false } as const

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    const me = await call('GET /me')
    rememberEvidenceLimit(me.maxEvidenceBytes)
    return me
  },
  staleTime: 60_000,
  retry: false,
})
export const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  queryFn: () => call('GET /demonstration'),
  ...FRESH,
})
/** Filter of an application list. */
export type ApplicationFilter = NonNullable<Call<'GET /applications'>['query']>

export const applicationsQuery = (filter: ApplicationFilter = {}) =>
  queryOptions({
    queryKey: ['applications', filter],
    queryFn: () => call('GET /applications', { query: { limit: 50, ...filter } }),
    ...FRESH,
  })
export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['comments', id],
    queryFn: () => call('GET /applications/:id/comments', { params: { id } }),
    ...FRESH,
  })
export const historyQuery = (id: string, pointer: string) =>
  queryOptions({
    queryKey: ['history', id, pointer],
    queryFn: () => call('GET /applications/:id/history', { params: { id }, query: { pointer } }),
    ...FRESH,
  })
export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['events', id],
    queryFn: () => call('GET /applications/:id/events', { params: { id } }),
    ...FRESH,
  })
/** @param send sends what is not on the server yet, so that it counts as changed */
export const changedQuery = (id: string, send?: () => Promise<void>) =>
  queryOptions({
    queryKey: ['changed', id],
    queryFn: async () => {
      await send?.()
      return call('GET /applications/:id/changed', { params: { id } })
    },
    ...FRESH,
  })
export const checklistQuery = (id: string) =>
  queryOptions({
    queryKey: ['checklist', id],
    queryFn: () => call('GET /applications/:id/checklist', { params: { id } }),
    ...FRESH,
  })
export const previousQuery = (id: string) =>
  queryOptions({
    queryKey: ['previous', id],
    queryFn: () => call('GET /applications/:id/previous', { params: { id } }),
    ...FRESH,
  })
export const carriedQuery = (id: string) =>
  queryOptions({
    queryKey: ['carried', id],
    queryFn: () => call('GET /applications/:id/carried', { params: { id } }),
    ...FRESH,
    staleTime: 60_000,
  })
export const correctionQuery = (id: string) =>
  queryOptions({
    queryKey: ['correction', id],
    queryFn: () => call('GET /applications/:id/correction', { params: { id } }),
    ...FRESH,
  })
export const quotasQuery = queryOptions({
  queryKey: ['quotas'],
  queryFn: () => call('GET /quotas'),
  ...FRESH,
})
export const summaryQuery = (filter: NonNullable<Call<'GET /summary'>['query']>) =>
  queryOptions({
    queryKey: ['summary', filter],
    queryFn: () => call('GET /summary', { query: filter }),
    ...FRESH,
  })
export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: () => call('GET /notifications'),
  ...FRESH,
})
export const linksQuery = queryOptions({
  queryKey: ['links'],
  queryFn: () => call('GET /invitations'),
  ...FRESH,
})
export const peopleQuery = (text: string) =>
  queryOptions({
    queryKey: ['people', text],
    queryFn: () => call('GET /people', { query: text ? { text } : {} }),
    ...FRESH,
  })
