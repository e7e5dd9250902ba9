import type { impactRoutes } from '@formwright/api'
import { draftHeadOf, draftOf } from '../definitions/drafts.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { differencesOf } from './differences.ts'
import { cancelImpact, requestImpact } from './request-impact.ts'
import { latestOf, linesOf, viewOf } from './view.ts'

/** The impact of a draft on stored applications: requested, computed in the background, cancelled, read. */
export function impactHandlers({ db, checks, editions }: RouteServices): Handlers<typeof impactRoutes> {
  return {
    'GET /definitions/drafts/:id/differences': async ({ params, person }) =>
      differencesOf(db, checks, await draftOf(db, params.id, person)),
    'GET /definitions/drafts/:id/impact': async ({ params, person }) => {
      const draft = await draftHeadOf(db, params.id, person)
      return viewOf(db, draft, await latestOf(db, draft.id))
    },
    'POST /definitions/drafts/:id/impact': requestImpact,
    'DELETE /definitions/drafts/:id/impact': cancelImpact,
    'GET /definitions/drafts/:id/impact/lines': async ({ params, query, person }) => {
      const draft = await draftHeadOf(db, params.id, person)
      return linesOf({ db, editions, person }, await latestOf(db, draft.id), query)
    },
  }
}
