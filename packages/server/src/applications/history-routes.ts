import { Type } from 'typebox'
import { Refusal } from '../http/errors.ts'
import { route } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import { Count, Id, Pointer, WithId } from '../http/shapes.ts'
import type { RouteServices } from '../services.ts'
import { historyOf } from './history.ts'
import { answersAt } from './past.ts'

/** How an application came to what it is: changes of a place, earlier answers, its way through the workflow. */
export function historyRoutes({ db }: RouteServices): Route[] {
  return [
    route('GET', '/applications/:id/history', {
      access: { application: 'read' },
      summary: 'What stood at a place: who changed it when, before and after',
      params: WithId,
      query: Type.Object({ pointer: Pointer, before: Type.Optional(Count) }),
      handle: ({ application: { row }, query }) => historyOf(db, row.id, query.pointer, query.before),
    }),
    route('GET', '/applications/:id/at/:revision', {
      access: { application: 'read' },
      summary: 'The answers at an earlier revision',
      params: Type.Object({ id: Id, revision: Count }),
      handle: async ({ application: { row }, params }) => {
        if (params.revision > row.revision)
          throw new Refusal('not-found', `The application is at revision ${row.revision}`)
        return { revision: params.revision, answers: await answersAt(db, row.id, row, params.revision) }
      },
    }),
    route('GET', '/applications/:id/events', {
      access: { application: 'read' },
      summary: 'Its way through the workflow',
      params: WithId,
      handle: async ({ application: { row } }) => {
        const events = await db
          .selectFrom('event')
          .innerJoin('user', 'user.id', 'event.by_user')
          .select([
            'event.id',
            'transition',
            'from_state',
            'to_state',
            'at',
            'revision',
            'opinion',
            'due',
            'user.name as by',
          ])
          .where('application', '=', row.id)
          .orderBy('event.id')
          .execute()
        return events.map(({ from_state: from, to_state: to, ...event }) => ({ ...event, from, to }))
      },
    }),
  ]
}
