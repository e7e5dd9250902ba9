import { Type } from 'typebox'
import { compareDocuments } from '@formwright/engine'
import { placedFirst } from '../applications/queue.ts'
import { answersAt } from '../applications/past.ts'
import { command, route } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import { Code, Count, Id, LongText, Region, WithId } from '../http/shapes.ts'
import type { RouteServices } from '../services.ts'
import { addSpotCheck, tickOff } from './checks.ts'
import { withEligibility } from './eligibility.ts'
import { putInOrder } from './order.ts'
import { quotasOf } from './quotas.ts'

/** What reviewers do beside reading: compare, tick off, check on the spot, put in order, count places. */
export function reviewRoutes(services: RouteServices): Route[] {
  const { db, editions, settings } = services
  return [
    route('GET', '/applications/:id/changed', {
      access: { application: 'read' },
      summary: 'What the applicant changed since the application was last returned',
      params: WithId,
      handle: async ({ application: { row, bundle } }) => {
        const submissions = bundle.form.workflow
          ? Object.entries(bundle.form.workflow.states).flatMap(([, state]) =>
              (state.transitions ?? [])
                .filter(({ requires }) => requires?.includes('notes'))
                .map(({ id }) => id),
            )
          : []
        const returned =
          submissions.length === 0
            ? undefined
            : await db
                .selectFrom('event')
                .select(['revision', 'at'])
                .where('application', '=', row.id)
                .where('transition', 'in', submissions)
                .orderBy('id', 'desc')
                .limit(1)
                .executeTakeFirst()
        if (!returned) return { since: null, changes: [] }
        const before = await answersAt(db, row.id, row, returned.revision)
        return {
          since: returned.at,
          changes: compareDocuments(bundle, before, row.answers).map((change) => ({
            pointer: change.pointer,
            before: change.before ?? null,
            after: change.after ?? null,
          })),
        }
      },
    }),
    route('GET', '/applications/:id/previous', {
      access: { application: 'review' },
      summary: 'What the same region declared in the edition before',
      params: WithId,
      handle: async ({ application: { row, bundle }, recordOnce }) => {
        const { previous } = bundle.edition
        if (!previous) return null
        const earlier = await db
          .selectFrom('application')
          .select([
            'id',
            'edition',
            'edition_name as editionName',
            'title',
            'answers',
            'submitted_at as submittedAt',
          ])
          .where('form', '=', row.form)
          .where('edition_name', '=', previous)
          .where('region', '=', row.region)
          .where('submitted_at', 'is not', null)
          .orderBy('submitted_at', 'desc')
          .limit(1)
          .executeTakeFirst()
        if (earlier) await recordOnce({ action: 'application.read', subject: earlier.id })
        return earlier ?? null
      },
    }),
    route('GET', '/applications/:id/checklist', {
      access: { application: 'review' },
      summary: 'The checklist and the spot checks',
      params: WithId,
      handle: async ({ application: { row, bundle } }) => {
        const [ticked, spotChecks] = await Promise.all([
          db
            .selectFrom('checked')
            .innerJoin('user', 'user.id', 'checked.by_user')
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
    }),
    command('PUT', '/applications/:id/checklist/:item', {
      access: { application: 'review' },
      summary: 'Ticks an item off',
      params: Type.Object({ id: Id, item: Code }),
      body: Type.Object({ done: Type.Boolean() }, { additionalProperties: false }),
      handle: tickOff,
    }),
    command('POST', '/applications/:id/spot-checks', {
      access: { application: 'review' },
      makes: true,
      summary: 'Records a check on the spot',
      params: WithId,
      body: Type.Object(
        { method: Type.String({ minLength: 1, maxLength: 200 }), result: LongText },
        { additionalProperties: false },
      ),
      handle: (call) => addSpotCheck(settings.limits, call),
    }),
    route('GET', '/quotas', {
      access: 'reviewer',
      summary: 'How many places the units of the caller have, and how many are taken',
      query: Type.Object({ form: Type.Optional(Type.String({ maxLength: 60 })) }),
      handle: ({ query, person }) => quotasOf(services, person, query),
    }),
    command('PUT', '/order', {
      access: 'reviewer',
      summary: 'Puts the recommended applications of a unit in order of preference',
      body: Type.Object(
        {
          form: Type.String({ maxLength: 60 }),
          edition: Type.String({ maxLength: 60 }),
          unit: Region,
          applications: Type.Array(Id, { minItems: 1, maxItems: 500 }),
        },
        { additionalProperties: false },
      ),
      handle: (call) => putInOrder(editions, call),
    }),
    route('GET', '/summary', {
      access: 'reviewer',
      summary:
        'Applications across applicants: states, progress, places, order, and what the form says of eligibility',
      query: Type.Object({
        form: Type.Optional(Type.String({ maxLength: 60 })),
        edition: Type.Optional(Type.String({ maxLength: 60 })),
        unit: Type.Optional(Region),
        from: Type.Optional(Count),
      }),
      handle: async ({ query, person, record }) => {
        const { total, rows } = await placedFirst(services, person, {
          ...query,
          from: query.from ?? 0,
          limit: SUMMARY_PAGE,
        })
        await record({
          action: 'application.read',
          subject: 'summary',
          details: { applications: rows.length },
        })
        return { total, rows: await withEligibility(services, rows) }
      },
    }),
  ]
}

const SUMMARY_PAGE = 100
