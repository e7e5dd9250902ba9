import { Type } from 'typebox'
import { route } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import type { Services } from '../services.ts'
import { demonstrationPeople, loadDemonstration, removeDemonstration } from './demonstration.ts'

/** People and an application to try the product with, marked as such, and thrown away with one call. */
export function demonstrationRoutes(services: Services): Route[] {
  return [
    route('GET', '/demonstration', {
      access: 'public',
      summary: 'The demonstration accounts, when they are loaded',
      handle: () => demonstrationPeople(services),
    }),
    route('POST', '/demonstration', {
      access: 'admin',
      summary: 'Loads the demonstration data',
      body: Type.Object({}, { additionalProperties: false }),
      handle: ({ person, address }) => loadDemonstration(services, person, address),
    }),
    route('DELETE', '/demonstration', {
      access: 'admin',
      summary: 'Throws the demonstration data away',
      handle: ({ person, address }) => removeDemonstration(services, person, address),
    }),
  ]
}
