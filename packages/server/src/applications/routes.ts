import { Type } from 'typebox'
import type { Operation } from '@formwright/engine'
import { isReviewing, rolesOn } from '../access/people.ts'
import { Refusal } from '../http/errors.ts'
import { command, route, swap } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import { Code, Count, Day, LongText, Operations, Origin, Pointer, Region, WithId } from '../http/shapes.ts'
import type { RouteServices } from '../services.ts'
import { mayRead } from '../admission/admit.ts'
import { isOpen, windowFor } from './deadline.ts'
import { pageOf, POSITION } from './queue.ts'
import { changeReasons } from './reasons.ts'
import { remove } from './remove.ts'
import { save } from './saves.ts'
import { start } from './start.ts'
import { countedStates, nextOf, summaryOf } from './summary.ts'
import { outdatedScans } from './outdated.ts'
import { receiptOf } from './receipt.ts'
import { move } from './transitions.ts'

/** Applications: start, list, read, save, move. */
export function applicationRoutes(services: RouteServices): Route[] {
  const { db, editions, metrics, settings } = services
  return [
    command('POST', '/applications', {
      access: 'signed-in',
      makes: true,
      summary: 'Starts an application of one’s own region, on the edition as it is published now',
      body: Type.Object(
        {
          edition: Type.String({ pattern: '^[0-9a-f]{64}$' }),
          region: Region,
          answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        },
        { additionalProperties: false },
      ),
      handle: (call) => start(services, call),
    }),
    route('GET', '/applications', {
      access: 'signed-in',
      summary:
        'Applications that the caller may read, last changed first; `next` is the `after` of the next page',
      query: Type.Object({
        form: Type.Optional(Type.String({ maxLength: 60 })),
        edition: Type.Optional(Type.String({ maxLength: 60 })),
        state: Type.Optional(Code),
        region: Type.Optional(Region),
        unit: Type.Optional(Region),
        text: Type.Optional(Type.String({ maxLength: 100 })),
        placed: Type.Optional(Type.Boolean()),
        after: Type.Optional(Type.String({ pattern: POSITION })),
        from: Type.Optional(Count),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      }),
      handle: async ({ query, person, recordOnce }) => {
        const { total, rows, next, states } = await pageOf(services, person, { limit: 50, ...query })
        if (total > 0 && isReviewing(person, editions.forms()))
          await recordOnce({ action: 'application.read', subject: 'list', details: { applications: total } })
        return {
          total,
          next,
          states: await countedStates(editions, states),
          applications: await Promise.all(
            rows.map(async (row) => summaryOf(row, (await editions.bundleOf(row.edition))!)),
          ),
        }
      },
    }),
    route('GET', '/applications/:id', {
      access: { application: 'read' },
      summary: 'An application: its state, what the caller may do, and its answers',
      params: WithId,
      handle: async ({ application: { row, bundle, rights }, person }) => {
        const { answers, origins, revision } = row
        const window = await windowFor(db, row, bundle)
        return {
          ...summaryOf(row, bundle),
          revision,
          answers,
          origins,
          reasons: row.reasons,
          rights,
          window: window
            ? { from: window.from, until: window.until, open: isOpen(window, new Date()) }
            : null,
          next: nextOf(bundle.form, row.state, rolesOn(person, bundle.form, row)),
          outdatedScans: await outdatedScans(db, row, bundle),
        }
      },
    }),
    route('GET', '/applications/:id/receipt', {
      access: { application: 'read' },
      summary: 'What was handed in, when, at which revision, with its verification code, and whom to ask',
      params: WithId,
      handle: ({ application }) => receiptOf(db, application),
    }),
    command('DELETE', '/applications/:id', {
      access: { application: 'edit' },
      summary: 'Deletes an application that was never submitted',
      params: WithId,
      handle: remove,
    }),
    swap('POST', '/applications/:id/saves', {
      access: { application: 'attach' },
      summary: 'Takes changes in: merged by field, 409 with both values where two changed the same',
      params: WithId,
      body: Type.Object(
        {
          base: Count,
          key: Type.String({ minLength: 8, maxLength: 100 }),
          patch: Operations,
          origins: Type.Optional(Type.Record(Pointer, Origin)),
        },
        { additionalProperties: false },
      ),
      handle: async ({ application: { row, bundle }, body, person, address, db: database }) => {
        try {
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
          metrics.saves.inc({ outcome: error instanceof Refusal ? error.code : 'failed' })
          throw error
        }
      },
    }),
    route('GET', '/applications/:id/assessment', {
      access: { application: 'read' },
      summary: 'What the server says about the answers: its word counts',
      params: WithId,
      query: Type.Object({
        language: Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])),
      }),
      handle: async ({ application: { row, bundle }, query }) => {
        const { answers, origins, revision } = row
        return {
          revision,
          ...editions.formOf(bundle).assess(answers, {
            language: query.language ?? 'zh-CN',
            origins: origins as never,
            region: row.region,
          }),
        }
      },
    }),
    command('PUT', '/applications/:id/reasons', {
      access: { application: 'edit' },
      summary: 'Why warnings are as they are: the code and the place of a finding, and the reason',
      params: WithId,
      body: Type.Object(
        { reasons: Type.Record(Type.String({ maxLength: 600 }), Type.String({ maxLength: 1000 })) },
        { additionalProperties: false },
      ),
      handle: (call) => changeReasons(settings.limits, call),
    }),
    command('POST', '/applications/:id/transitions', {
      access: { application: 'transition' },
      summary: 'Moves it to another state: submit, return, recommend, decline, withdraw …',
      params: WithId,
      body: Type.Object(
        {
          transition: Code,
          revision: Count,
          opinion: Type.Optional(LongText),
          date: Type.Optional(Day),
          due: Type.Optional(Day),
          preference: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
        },
        { additionalProperties: false },
      ),
      handle: async ({ tx, application, body, person, record, afterwards }) => {
        const { from, to, transition } = await move(tx, {
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
    }),
    route('GET', '/applications/:id/live', {
      access: { application: 'read' },
      summary: 'Server-sent events: saves, moves, comments and presence, as they happen',
      params: WithId,
      handle: ({ application: { row }, person, request, reply }) => {
        services.live.open(reply, {
          person: person.id,
          application: row.id,
          mayHear: async () => {
            const now = await services.sessions.personOf(request.headers.cookie)
            return now !== undefined && mayRead(now, row.id, services)
          },
        })
      },
    }),
  ]
}
