import type { correctionRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { decideCorrection } from './decide-correction.ts'
import { decideLeftOver, takeLeftOver } from './decide-left-over.ts'
import { correctionsView } from './view.ts'

/** Corrections of an edition in season, as they concern one application. */
export function correctionHandlers(services: RouteServices): Handlers<typeof correctionRoutes> {
  const { db, editions } = services
  return {
    'GET /applications/:id/correction': ({ application, person }) =>
      correctionsView(db, editions, application, person),
    'POST /applications/:id/correction': (call) => decideCorrection(services, call),
    'POST /applications/:id/left-over': (call) => takeLeftOver(services, call),
    'POST /applications/:id/left-over/decision': (call) => decideLeftOver(services, call),
  }
}
