import type { reviewRoutes } from '@formwright/api'
import { visibleAnswers } from '../admission/visibility.ts'
import { earlierApplicationOf } from '../applications/carry.ts'
import { rankedFirst } from '../applications/queue.ts'
import { titleOfEdition } from '../published/titles.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { changedSinceReturn } from './changed.ts'
import { addSpotCheck, setChecklistItem } from './checks.ts'
import { withEligibility } from './eligibility.ts'
import { answersSeenBy } from '../privacy/private-data-access.ts'
import { putInOrder } from './order.ts'
import { quotasOf } from './quotas.ts'

/** Review: compare, checklist, spot checks, ranking, quotas. */
export function reviewHandlers(services: RouteServices): Handlers<typeof reviewRoutes> {
  const { db, editions, settings } = services
  return {
    'GET /applications/:id/changed': ({ application: { row, bundle } }) =>
      changedSinceReturn({ db, editions }, row, bundle),
    'GET /applications/:id/previous': async ({ application: { row, bundle }, person, recordOnce }) => {
      const earlier = (await earlierApplicationOf(db, editions, row, bundle))?.row
      if (earlier) await recordOnce({ action: 'application.read', subject: earlier.id })
      const theirs = earlier && (await editions.bundleOf(earlier.edition))
      return earlier && theirs
        ? {
            id: earlier.id,
            edition: earlier.edition,
            editionTitle: titleOfEdition(theirs),
            title: earlier.title,
            answers: answersSeenBy(person, theirs, {
              ...earlier,
              answers: visibleAnswers(person, { row: earlier, bundle: theirs }),
            }),
            submittedAt: earlier.submitted_at,
          }
        : null
    },
    'GET /applications/:id/checklist': async ({ application: { row, bundle } }) => {
      const [ticked, spotChecks] = await Promise.all([
        db
          .selectFrom('checklist_item')
          .innerJoin('user', 'user.id', 'checklist_item.by_user')
          .select(['item', 'done', 'user.name as by', 'at'])
          .where('application', '=', row.id)
          .execute(),
        db
          .selectFrom('spot_check')
          .innerJoin('user', 'user.id', 'spot_check.by_user')
          .select(['spot_check.id', 'method', 'result', 'user.name as by', 'at'])
          .where('application', '=', row.id)
          .orderBy('at')
          .execute(),
      ])
      return {
        items: (bundle.form.review?.checklist ?? []).map((item) => ({
          ...item,
          done: false,
          by: null,
          at: null,
          ...ticked.find((one) => one.item === item.id),
          item: undefined,
        })),
        methods: bundle.form.review?.spotChecks ?? [],
        spotChecks,
      }
    },
    'PUT /applications/:id/checklist/:item': setChecklistItem,
    'POST /applications/:id/spot-checks': (call) => addSpotCheck(settings.limits, call),
    'GET /quotas': ({ query, person }) => quotasOf(services, person, query),
    'PUT /order': (call) => putInOrder(editions, call),
    'GET /summary': async ({ query, person, record }) => {
      const { total, rows } = await rankedFirst(services, person, {
        ...query,
        from: query.from ?? 0,
        limit: SUMMARY_PAGE,
      })
      await record({
        action: 'application.read',
        subject: 'summary',
        details: { applications: rows.length },
      })
      return { total, rows: await withEligibility(services, rows, person) }
    },
  }
}

const SUMMARY_PAGE = 100
