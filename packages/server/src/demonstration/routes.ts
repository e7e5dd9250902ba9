import type { demonstrationRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { demonstrationPeople, loadDemonstration } from './demonstration.ts'
import { removalOf, removeDemonstration } from './removal.ts'

/** The demonstration data: load, list, remove. */
export function demonstrationHandlers(services: RouteServices): Handlers<typeof demonstrationRoutes> {
  return {
    'GET /demonstration': () => demonstrationPeople(services),
    'POST /demonstration': ({ tx, person, address }) =>
      loadDemonstration({ ...services, tx }, person, address),
    'GET /demonstration/removal': () => removalOf(services, services.db),
    'DELETE /demonstration': ({ tx, person, address }) => removeDemonstration(services, tx, person, address),
  }
}
