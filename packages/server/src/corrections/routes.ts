import type { correctionRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { decideCorrection } from './decide-correction.ts'
import { decideLeftover, storeLeftoversOf } from './decide-leftover.ts'
import { correctionsView } from './view.ts'

/** Corrections of an edition, for one application. */
export function correctionHandlers(services: RouteServices): Handlers<typeof correctionRoutes> {
  const { db, editions } = services
  return {
    'GET /applications/:id/correction': ({ application, person }) =>
      correctionsView(db, editions, application, person),
    'POST /applications/:id/correction': (call) => decideCorrection(services, call),
    'POST /applications/:id/left-over': (call) => storeLeftoversOf(services, call),
    'POST /applications/:id/left-over/decision': (call) => decideLeftover(services, call),
  }
}
