import { queryOptions } from '@tanstack/react-query'
import type {
  ApplicationPage,
  ChangedView,
  ChecklistView,
  CommentView,
  EventView,
  LinkView,
  Me,
  NotificationView,
  PastChangeView,
  PeopleView,
  QuotaView,
  SummaryRow,
} from '@formwright/server/api'
import { call } from './api.ts'

const FRESH = { staleTime: 0, retry: false } as const

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => call<Me>('GET', '/me'),
  staleTime: 60_000,
  retry: false,
})
export const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  queryFn: () =>
    call<{ password: string; people: { name: string; email: string }[] } | null>('GET', '/demonstration'),
  ...FRESH,
})
export const applicationsQuery = (filter: Readonly<Record<string, string>> = {}) =>
  queryOptions({
    queryKey: ['applications', filter],
    queryFn: () =>
      call<ApplicationPage>('GET', `/applications?${new URLSearchParams({ limit: '50', ...filter })}`),
    ...FRESH,
  })
export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['comments', id],
    queryFn: () => call<CommentView[]>('GET', `/applications/${id}/comments`),
    ...FRESH,
  })
export const historyQuery = (id: string, pointer: string) =>
  queryOptions({
    queryKey: ['history', id, pointer],
    queryFn: () =>
      call<PastChangeView[]>('GET', `/applications/${id}/history?pointer=${encodeURIComponent(pointer)}`),
    ...FRESH,
  })
export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['events', id],
    queryFn: () => call<EventView[]>('GET', `/applications/${id}/events`),
    ...FRESH,
  })
export const changedQuery = (id: string) =>
  queryOptions({
    queryKey: ['changed', id],
    queryFn: () => call<ChangedView>('GET', `/applications/${id}/changed`),
    ...FRESH,
  })
export const checklistQuery = (id: string) =>
  queryOptions({
    queryKey: ['checklist', id],
    queryFn: () => call<ChecklistView>('GET', `/applications/${id}/checklist`),
    ...FRESH,
  })
export const previousQuery = (id: string) =>
  queryOptions({
    queryKey: ['previous', id],
    queryFn: () =>
      call<{ id: string; edition: string; editionName: string; title: string; answers: unknown } | null>(
        'GET',
        `/applications/${id}/previous`,
      ),
    ...FRESH,
  })
export const quotasQuery = queryOptions({
  queryKey: ['quotas'],
  queryFn: () => call<QuotaView[]>('GET', '/quotas'),
  ...FRESH,
})
export const summaryQuery = (filter: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['summary', filter],
    queryFn: () =>
      call<{ total: number; rows: SummaryRow[] }>('GET', `/summary?${new URLSearchParams(filter)}`),
    ...FRESH,
  })
export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: () => call<NotificationView[]>('GET', '/notifications'),
  ...FRESH,
})
export const linksQuery = queryOptions({
  queryKey: ['links'],
  queryFn: () => call<LinkView[]>('GET', '/invitations'),
  ...FRESH,
})
export const peopleQuery = (text: string) =>
  queryOptions({
    queryKey: ['people', text],
    queryFn: () => call<PeopleView>('GET', `/people?${new URLSearchParams(text ? { text } : {})}`),
    ...FRESH,
  })
