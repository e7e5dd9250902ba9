import { Type } from 'typebox'
import { sql } from 'kysely'
import { compareDocuments } from '@formwright/engine'
import { rightsOf } from '../access/people.ts'
import { quotaOf } from '../access/regions.ts'
import { readable, summaryOf } from '../applications/routes.ts'
import { answersAt } from '../applications/saves.ts'
import { lockUnit } from '../applications/transitions.ts'
import { record } from '../audit/trail.ts'
import { tell } from '../database/bus.ts'
import { Refusal } from '../http/errors.ts'
import { route } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import { Code, Id, LongText, Region, WithId } from '../http/shapes.ts'
import type { Services } from '../services.ts'

/** What reviewers do beside reading: compare, tick off, check on the spot, put in order, count places. */
export function reviewRoutes(services: Services): Route[] {
  const { db, editions } = services
  return [
    route('GET', '/applications/:id/changed', {
      access: { application: 'review' },
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
      handle: async ({ application: { row, bundle } }) => {
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
    route('PUT', '/applications/:id/checklist/:item', {
      access: { application: 'review' },
      summary: 'Ticks an item off',
      params: Type.Object({ id: Id, item: Code }),
      body: Type.Object({ done: Type.Boolean() }, { additionalProperties: false }),
      handle: async ({ application: { row, bundle }, params, body, person, address }) => {
        if (!bundle.form.review?.checklist?.some(({ id }) => id === params.item))
          throw new Refusal('not-found', 'The checklist has no such item')
        await db.transaction().execute(async (tx) => {
          await tx
            .insertInto('checked')
            .values({ application: row.id, item: params.item, done: body.done, by_user: person.id })
            .onConflict((conflict) =>
              conflict
                .columns(['application', 'item'])
                .doUpdateSet({ done: body.done, by_user: person.id, at: sql<Date>`now()` }),
            )
            .execute()
          await record(tx, {
            actor: person,
            action: 'checklist.change',
            subject: row.id,
            details: { item: params.item, done: body.done },
            address,
          })
          await tell(tx, { kind: 'review', id: row.id, by: person.id })
        })
        return { done: body.done }
      },
    }),
    route('POST', '/applications/:id/spot-checks', {
      access: { application: 'review' },
      summary: 'Records a check on the spot',
      params: WithId,
      body: Type.Object(
        { method: Type.String({ minLength: 1, maxLength: 200 }), result: LongText },
        { additionalProperties: false },
      ),
      handle: async ({ application: { row }, body, person, address, reply }) => {
        const made = await db.transaction().execute(async (tx) => {
          const check = await tx
            .insertInto('spot_check')
            .values({ application: row.id, ...body, by_user: person.id })
            .returning('id')
            .executeTakeFirstOrThrow()
          await record(tx, {
            actor: person,
            action: 'spot-check.add',
            subject: row.id,
            details: { method: body.method },
            address,
          })
          await tell(tx, { kind: 'review', id: row.id, by: person.id })
          return check
        })
        return reply.code(201).send(made)
      },
    }),
    route('GET', '/quotas', {
      access: 'reviewer',
      summary: 'How many places the units of the caller have, and how many are taken',
      query: Type.Object({ form: Type.Optional(Type.String({ maxLength: 60 })) }),
      handle: async ({ query, person }) => {
        const rows = await readable(services, person, query)
        const groups = new Map<string, typeof rows>()
        for (const row of rows)
          groups.set(`${row.form}\n${row.edition_name}\n${row.unit}`, [
            ...(groups.get(`${row.form}\n${row.edition_name}\n${row.unit}`) ?? []),
            row,
          ])
        return Promise.all(
          [...groups.values()].map(async (group) => {
            const { form, edition, edition_name: editionName, unit } = group[0]!
            const limit = quotaOf((await editions.bundleOf(edition))!.form, unit)
            return {
              form,
              editionName,
              unit,
              limit: Number.isFinite(limit) ? limit : null,
              held: group.filter((row) => row.quota_held).length,
              total: group.length,
            }
          }),
        )
      },
    }),
    route('PUT', '/order', {
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
      handle: async ({ body, person, address }) =>
        db.transaction().execute(async (tx) => {
          await lockUnit(tx, { form: body.form, edition_name: body.edition, unit: body.unit })
          const rows = await tx
            .selectFrom('application')
            .select(['id', 'form', 'edition', 'region', 'unit', 'state'])
            .where('form', '=', body.form)
            .where('edition_name', '=', body.edition)
            .where('unit', '=', body.unit)
            .where('quota_held', '=', true)
            .execute()
          const bundle = rows[0] && (await editions.bundleOf(rows[0].edition))
          if (!rows.length || !bundle || !rows.every((row) => rightsOf(person, bundle.form, row).review))
            throw new Refusal('not-found', 'There is nothing to put in order')
          if (
            !rows.every(({ state }) =>
              (bundle.form.workflow?.states[state]?.transitions ?? []).some(({ by }) => by.length > 0),
            )
          )
            throw new Refusal('in-use', 'It has been reported: the order is final')
          if (
            body.applications.length !== rows.length ||
            !rows.every(({ id }) => body.applications.includes(id))
          )
            throw new Refusal('stale', 'The recommended applications have changed: look again', {
              applications: rows.map(({ id }) => id),
            })
          for (const [index, id] of body.applications.entries())
            await tx
              .updateTable('application')
              .set({ preference: index + 1 })
              .where('id', '=', id)
              .execute()
          await record(tx, {
            actor: person,
            action: 'order.change',
            subject: `${body.form}/${body.edition}/${body.unit}`,
            details: { order: body.applications },
            address,
          })
          return { ordered: body.applications.length }
        }),
    }),
    route('GET', '/summary', {
      access: 'reviewer',
      summary:
        'Applications across applicants: states, progress, places, order, and what the form says of eligibility',
      query: Type.Object({
        form: Type.Optional(Type.String({ maxLength: 60 })),
        edition: Type.Optional(Type.String({ maxLength: 60 })),
        unit: Type.Optional(Region),
        from: Type.Optional(Type.Integer({ minimum: 0 })),
      }),
      handle: async ({ query, person, address }) => {
        const rows = (await readable(services, person, query)).toSorted(
          (one, other) => (one.preference ?? Infinity) - (other.preference ?? Infinity),
        )
        await record(db, {
          actor: person,
          action: 'application.read',
          subject: 'summary',
          details: { applications: rows.length },
          address,
        })
        const from = query.from ?? 0
        const shown = rows.slice(from, from + SUMMARY_PAGE)
        const answers = new Map(
          (shown.length === 0
            ? []
            : await db
                .selectFrom('application')
                .select(['id', 'answers'])
                .where(
                  'id',
                  'in',
                  shown.map(({ id }) => id),
                )
                .execute()
          ).map((row) => [row.id, row.answers]),
        )
        return {
          total: rows.length,
          rows: await Promise.all(
            shown.map(async (row) => {
              const bundle = (await editions.bundleOf(row.edition))!
              return {
                ...summaryOf(row, bundle),
                eligibility: editions.formOf(bundle).assess(answers.get(row.id)).eligibility,
              }
            }),
          ),
        }
      },
    }),
  ]
}

const SUMMARY_PAGE = 100
