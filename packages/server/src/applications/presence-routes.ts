import type { presenceRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { othersPresent, reportPresence } from './presence.ts'

/** Who has an application open, and where. */
export function presenceHandlers({ db }: RouteServices): Handlers<typeof presenceRoutes> {
  return {
    'PUT /applications/:id/presence': ({
      tx,
      application: { row },
      body: { section, window = '' },
      person,
    }) => reportPresence(tx, { application: row.id, person: person.id, window, section }),
    'GET /applications/:id/presence': ({ application: { row }, person }) =>
      othersPresent(db, row.id, person.id),
  }
}
