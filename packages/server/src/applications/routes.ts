import type { applicationRoutes } from '@formwright/api'
import { hasPrivate } from '@formwright/engine'
import type { Operation } from '@formwright/engine'
import { isReviewing, rolesOn } from '../access/people.ts'
import { HttpError } from '../http/errors.ts'
import { seesPrivate } from '../privacy/private-data-access.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { mayRead } from '../admission/authorize.ts'
import { isOpen, termsOf, windowFor } from '../admission/deadline.ts'
import { visibleAnswers } from '../admission/visibility.ts'
import { pageOf } from './queue.ts'
import { changeReasons } from './reasons.ts'
import { remove } from './remove.ts'
import { refuseOutdated, save } from './saves.ts'
import { start } from './start.ts'
import { countedStates, nextOf, summaryOf } from './summary.ts'
import { outdatedScans } from './outdated.ts'
import { receiptOf } from './receipt.ts'
import { applyTransition } from './transitions.ts'

/** Applications: start, list, read, save, transitions. */
export function applicationHandlers(services: RouteServices): Handlers<typeof applicationRoutes> {
  const { db, editions, metrics, settings } = services
  return {
    'POST /applications': (call) => start(services, call),
    'GET /applications': async ({ query, person, recordOnce }) => {
      const { total, rows, next, states } = await pageOf(services, person, { limit: 50, ...query })
      if (total > 0 && isReviewing(person, editions.forms()))
        await recordOnce({ action: 'application.read', subject: 'list', details: { applications: total } })
      return {
        total,
        next,
        states: await countedStates(editions, states),
        applications: await Promise.all(
          rows.map(async (row) => summaryOf(row, (await editions.bundleOf(row.edition))!, person)),
        ),
      }
    },
    'GET /applications/:id': async ({ application: { row, bundle, rights }, person }) => {
      const { origins, revision } = row
      const answers = visibleAnswers(person, { row, bundle })
      const window = windowFor(row, bundle)
      const masked = hasPrivate(bundle) && !seesPrivate(person, bundle.form, row)
      return {
        ...summaryOf(row, bundle, person),
        revision,
        answers,
        masked,
        origins,
        reasons: row.reasons,
        rights,
        window: window ? { ...window, open: isOpen(window, new Date()) } : null,
        next: nextOf(bundle.form, row.state, rolesOn(person, bundle.form, row)),
        outdatedScans: await outdatedScans(db, row, bundle),
      }
    },
    'GET /applications/:id/receipt': ({ application }) => receiptOf(db, application),
    'DELETE /applications/:id': remove,
    'POST /applications/:id/saves': async ({
      application: { row, bundle },
      body,
      person,
      address,
      db: database,
    }) => {
      try {
        await refuseOutdated(database, row, body)
        const saved = await save(database, {
          row,
          bundle,
          form: editions.formOf(bundle),
          limits: settings.limits,
          person,
          address,
          base: body.base,
          patch: body.patch as Operation[],
          key: body.key,
          origins: body.origins,
        })
        metrics.saves.inc({ outcome: 'taken' })
        return saved
      } catch (error) {
        metrics.saves.inc({ outcome: error instanceof HttpError ? error.code : 'failed' })
        throw error
      }
    },
    'GET /applications/:id/assessment': async ({ application: { row, bundle }, query }) => {
      const { answers, origins, revision } = row
      const { findings, eligibility, computed, progress } = editions.formOf(bundle).assess(answers, {
        ...(query.language === undefined ? {} : { language: query.language }),
        origins,
        ...termsOf(row, bundle),
        asApplication: true,
      })
      return { revision, findings, eligibility, computed, progress }
    },
    'PUT /applications/:id/reasons': (call) => changeReasons(settings.limits, call),
    'POST /applications/:id/transitions': async ({ tx, application, body, person, record, afterwards }) => {
      const { from, to, transition } = await applyTransition(tx, {
        ...body,
        ...application,
        form: editions.formOf(application.bundle),
        person,
        record,
        publicUrl: settings.publicUrl,
      })
      afterwards(() => metrics.transitions.inc({ transition: transition.id }))
      return { from, to }
    },
    'GET /applications/:id/live': ({ application: { row }, person, request, reply }) => {
      services.live.open(reply, {
        person: person.id,
        application: row.id,
        mayHear: async () => {
          const now = await services.sessions.personOf(request.headers.cookie)
          return now !== undefined && mayRead(now, row.id, services)
        },
      })
    },
  }
}
