import { queryOptions } from '@tanstack/react-query'
import { call } from '../api/api.ts'

/** The reader's organisation: colleagues and open invitations. */
export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: () => call('GET /organisation'),
  staleTime: 60_000,
  retry: false,
})
