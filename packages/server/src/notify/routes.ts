import { Type } from 'typebox'
import { command, route } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import { Id } from '../http/shapes.ts'
import type { RouteServices } from '../services.ts'

const PAGE = 100

/** What somebody was told of. */
export function notificationRoutes({ db, live, sessions }: RouteServices): Route[] {
  return [
    route('GET', '/notifications', {
      access: 'signed-in',
      summary: 'The last notifications of the caller',
      handle: ({ person }) =>
        db
          .selectFrom('notification')
          .select(['id', 'kind', 'application', 'details', 'count', 'at', 'read_at as readAt'])
          .where('user_id', '=', person.id)
          .orderBy('at', 'desc')
          .limit(PAGE)
          .execute(),
    }),
    command('POST', '/notifications/read', {
      access: 'signed-in',
      summary: 'Marks notifications as read',
      body: Type.Object({ ids: Type.Array(Id, { maxItems: PAGE }) }, { additionalProperties: false }),
      handle: async ({ tx, body, person }) => {
        if (body.ids.length > 0)
          await tx
            .updateTable('notification')
            .set({ read_at: new Date() })
            .where('user_id', '=', person.id)
            .where('id', 'in', body.ids)
            .execute()
        return { read: body.ids.length }
      },
    }),
    route('GET', '/live', {
      access: 'signed-in',
      summary: 'Server-sent events: new notifications',
      handle: ({ person, request, reply }) => {
        live.open(reply, {
          person: person.id,
          mayHear: async () => (await sessions.personOf(request.headers.cookie)) !== undefined,
        })
      },
    }),
  ]
}
