import { NOTIFICATIONS_PAGE } from '@formwright/api'
import type { notificationRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { markRead } from './mark-read.ts'

/** Notifications of the caller. */
export function notificationHandlers({
  db,
  live,
  sessions,
}: RouteServices): Handlers<typeof notificationRoutes> {
  return {
    'GET /notifications': ({ person }) => {
      const own = db
        .selectFrom('notification')
        .select(['id', 'kind', 'application', 'draft', 'details', 'count', 'at', 'read_at as readAt'])
        .where('user_id', '=', person.id)
        .orderBy('at', 'desc')
        .limit(NOTIFICATIONS_PAGE)
      // until a required second factor is set up, only account notifications are shown
      const shown = person.lacksSecondFactor
        ? own.where('application', 'is', null).where('draft', 'is', null)
        : own
      return shown.execute()
    },
    'POST /notifications/read': markRead,
    'GET /live': ({ person, request, reply }) => {
      live.open(reply, {
        person: person.id,
        mayHear: async () => (await sessions.personOf(request.headers.cookie)) !== undefined,
      })
    },
  }
}
