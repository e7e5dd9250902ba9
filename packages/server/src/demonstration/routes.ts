import type { demonstrationRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { demonstrationPeople, loadDemonstration } from './demonstration.ts'
import { removalOf, removeDemonstration } from './removal.ts'

/** People and an application to try the product with, marked as such, and thrown away with one call. */
export function demonstrationHandlers(services: RouteServices): Handlers<typeof demonstrationRoutes> {
  return {
    'GET /demonstration': () => demonstrationPeople(services),
    'POST /demonstration': ({ tx, person, address }) =>
      loadDemonstration({ ...services, tx }, person, address),
    'GET /demonstration/removal': () => removalOf(services, services.db),
    'DELETE /demonstration': ({ tx, person, address }) => removeDemonstration(services, tx, person, address),
  }
}
