import type { historyRoutes } from '@formwright/api'
import { visibleAnswers, visibleChanges } from '../admission/visibility.ts'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { historyOf } from './history.ts'
import { answersAt } from './past-answers.ts'
import { answersInVersion, versionAt, versionsOf } from './versions.ts'

/** The history of an application: changes of a field, earlier answers, workflow history. */
export function historyHandlers({ db, editions }: RouteServices): Handlers<typeof historyRoutes> {
  return {
    'GET /applications/:id/history': async ({ application, query, person }) => {
      const changes = await historyOf({ db, editions }, application, query.pointer, query.before)
      return [...visibleChanges(person, application, changes)]
    },
    'GET /applications/:id/at/:revision': async ({ application: { row, bundle }, params, person }) => {
      if (params.revision > row.revision)
        throw new HttpError('not-found', `The application is at revision ${row.revision}`)
      const version = versionAt(await versionsOf(db, row), params.revision)
      const answers = await answersAt(db, row.id, row, params.revision)
      const then = await answersInVersion(editions, bundle, version, answers)
      return { revision: params.revision, answers: visibleAnswers(person, { row, bundle }, then) }
    },
    'GET /applications/:id/events': async ({ application: { row } }) => {
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
  }
}
