import { Type } from 'typebox'
import { command, route } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { demonstrationPeople, loadDemonstration, removeDemonstration } from './demonstration.ts'

/** People and an application to try the product with, marked as such, and thrown away with one call. */
export function demonstrationRoutes(services: RouteServices): Route[] {
  return [
    route('GET', '/demonstration', {
      access: 'public',
      summary: 'The demonstration accounts, when they are loaded',
      handle: () => demonstrationPeople(services),
    }),
    command('POST', '/demonstration', {
      access: 'admin',
      summary: 'Loads the demonstration data',
      body: Type.Object({}, { additionalProperties: false }),
      handle: ({ tx, person, address }) => loadDemonstration({ ...services, tx }, person, address),
    }),
    command('DELETE', '/demonstration', {
      access: 'admin',
      summary: 'Throws the demonstration data away',
      handle: ({ tx, person, address }) => removeDemonstration(tx, person, address),
    }),
  ]
}
