import { Type } from 'typebox'
import { sql } from 'kysely'
import { below } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Operation } from '@formwright/engine'
import { declares, rightsOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { isInRegion, significant, unitOf } from '../access/regions.ts'
import { record } from '../audit/trail.ts'
import { tell } from '../database/bus.ts'
import { Refusal } from '../http/errors.ts'
import { route } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import { Code, Id, LongText, Name, Operations, Pointer, Region, WithId } from '../http/shapes.ts'
import type { Services } from '../services.ts'
import { isOpen, windowFor } from './deadline.ts'
import { historyOf } from './history.ts'
import { answersAt, save } from './saves.ts'
import { LISTED, readApplication, startApplication } from './store.ts'
import type { ListedRow } from './store.ts'
import { move } from './transitions.ts'

/** Applications: start, list, read, save, follow, move. */
export function applicationRoutes(services: Services): Route[] {
  const { db, editions, metrics, settings } = services
  const form = (bundle: FormBundle) => editions.formOf(bundle)
  return [
    route('POST', '/applications', {
      access: 'signed-in',
      summary: 'Starts an application of one’s own region, on the edition as it is published now',
      body: Type.Object(
        {
          edition: Type.String({ pattern: '^[0-9a-f]{64}$' }),
          region: Region,
          regionName: Name,
          answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        },
        { additionalProperties: false },
      ),
      handle: async ({ body, person, address, reply }) => {
        const bundle = editions.offered.some(({ id }) => id === body.edition)
          ? await editions.bundleOf(body.edition)
          : undefined
        if (!bundle) throw new Refusal('unknown-edition', 'This edition is not published here')
        if (!declares(person, bundle.form, { region: body.region, unit: unitOf(bundle.form, body.region) }))
          throw new Refusal('forbidden', 'You cannot declare for this region')
        const id = await startApplication(db, {
          bundle,
          form: form(bundle),
          digest: body.edition,
          region: { code: body.region, name: body.regionName },
          answers: {},
          person,
          address,
        })
        if (body.answers) await brought(services, { id, bundle, person, address, answers: body.answers })
        return reply.code(201).send({ id })
      },
    }),
    route('GET', '/applications', {
      access: 'signed-in',
      summary: 'Applications that the caller may read, last changed first',
      query: Type.Object({
        form: Type.Optional(Type.String({ maxLength: 60 })),
        edition: Type.Optional(Type.String({ maxLength: 60 })),
        state: Type.Optional(Code),
        region: Type.Optional(Region),
        unit: Type.Optional(Region),
        text: Type.Optional(Type.String({ maxLength: 100 })),
        from: Type.Optional(Type.Integer({ minimum: 0 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      }),
      handle: async ({ query, person }) => {
        const rows = await readable(services, person, query)
        const from = query.from ?? 0
        return {
          total: rows.length,
          applications: await Promise.all(
            rows
              .slice(from, from + (query.limit ?? 50))
              .map(async (row) => summaryOf(row, (await editions.bundleOf(row.edition))!)),
          ),
        }
      },
    }),
    route('GET', '/applications/:id', {
      access: { application: 'read' },
      summary: 'An application: its state, what the caller may do, and its answers',
      params: WithId,
      handle: async ({ application: { row, bundle, rights }, person, address }) => {
        const { answers, origins, revision } = row
        if (!declares(person, bundle.form, row))
          await record(db, {
            actor: person,
            action: 'application.read',
            subject: row.id,
            details: { revision },
            address,
          })
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
        }
      },
    }),
    route('DELETE', '/applications/:id', {
      access: { application: 'edit' },
      summary: 'Deletes an application that was never submitted',
      params: WithId,
      handle: async ({ application: { row, bundle }, person, address }) => {
        if (!declares(person, bundle.form, row))
          throw new Refusal('forbidden', 'Only who fills it in may delete it')
        if (row.submitted_at || row.state !== bundle.form.workflow?.start)
          throw new Refusal(
            'in-use',
            'It was submitted once: withdraw it instead, so that it stays on record',
          )
        await db.transaction().execute(async (tx) => {
          await tx.deleteFrom('application').where('id', '=', row.id).execute()
          await record(tx, {
            actor: person,
            action: 'application.delete',
            subject: row.id,
            details: { title: row.title, region: row.region },
            address,
          })
        })
        return { deleted: true }
      },
    }),
    route('POST', '/applications/:id/saves', {
      access: { application: 'attach' },
      summary: 'Takes changes in: merged by field, 409 with both values where two changed the same',
      params: WithId,
      body: Type.Object(
        {
          base: Type.Integer({ minimum: 0 }),
          key: Type.String({ minLength: 8, maxLength: 100 }),
          patch: Operations,
          origins: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        },
        { additionalProperties: false },
      ),
      handle: async ({ application: { row, bundle }, body, person, address }) => {
        const mayChange = (state: string) => rightsOf(person, bundle.form, { ...row, state })
        try {
          const saved = await save(db, {
            row,
            bundle,
            form: form(bundle),
            person,
            address,
            mayChange,
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
    route('GET', '/applications/:id/history', {
      access: { application: 'read' },
      summary: 'What stood at a place: who changed it when, before and after',
      params: WithId,
      query: Type.Object({ pointer: Pointer, before: Type.Optional(Type.Integer({ minimum: 1 })) }),
      handle: ({ application: { row }, query }) => historyOf(db, row.id, query.pointer, query.before),
    }),
    route('GET', '/applications/:id/at/:revision', {
      access: { application: 'read' },
      summary: 'The answers at an earlier revision',
      params: Type.Object({ id: Id, revision: Type.Integer({ minimum: 0 }) }),
      handle: async ({ application: { row }, params }) => {
        if (params.revision > row.revision)
          throw new Refusal('not-found', `The application is at revision ${row.revision}`)
        return { revision: params.revision, answers: await answersAt(db, row.id, row, params.revision) }
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
          ...form(bundle).assess(answers, { language: query.language ?? 'zh-CN', origins: origins as never }),
        }
      },
    }),
    route('PUT', '/applications/:id/reasons', {
      access: { application: 'edit' },
      summary: 'Why warnings are as they are: the code and the place of a finding, and the reason',
      params: WithId,
      body: Type.Object(
        { reasons: Type.Record(Type.String({ maxLength: 600 }), Type.String({ maxLength: 1000 })) },
        { additionalProperties: false },
      ),
      handle: async ({ application: { row, bundle }, body, person, address }) => {
        if (!declares(person, bundle.form, row))
          throw new Refusal('forbidden', 'The reasons are those of the applicant')
        await db.transaction().execute(async (tx) => {
          const { reasons } = await tx
            .selectFrom('application')
            .select('reasons')
            .where('id', '=', row.id)
            .forUpdate()
            .executeTakeFirstOrThrow()
          const next = Object.fromEntries(
            Object.entries({ ...reasons, ...body.reasons }).filter(([, text]) => text.trim() !== ''),
          )
          await tx
            .updateTable('application')
            .set({ reasons: JSON.stringify(next) })
            .where('id', '=', row.id)
            .execute()
          await record(tx, {
            actor: person,
            action: 'reasons.change',
            subject: row.id,
            details: body.reasons,
            address,
          })
          await tell(tx, { kind: 'review', id: row.id, by: person.id })
        })
        return { saved: true }
      },
    }),
    route('GET', '/applications/:id/events', {
      access: { application: 'read' },
      summary: 'Its way through the workflow',
      params: WithId,
      handle: async ({ application: { row } }) => {
        const events = await db
          .selectFrom('event')
          .innerJoin('user', 'user.id', 'event.by_user')
          .select([
            'event.id',
            'transition',
            'from_state',
            'to_state',
            'at',
            'revision',
            'opinion',
            'user.name as by',
          ])
          .where('application', '=', row.id)
          .orderBy('event.id')
          .execute()
        return events.map(({ from_state: from, to_state: to, ...event }) => ({ ...event, from, to }))
      },
    }),
    route('POST', '/applications/:id/transitions', {
      access: { application: 'transition' },
      summary: 'Moves it to another state: submit, return, recommend, decline, withdraw …',
      params: WithId,
      body: Type.Object(
        {
          transition: Code,
          revision: Type.Integer({ minimum: 0 }),
          opinion: Type.Optional(LongText),
          preference: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
        },
        { additionalProperties: false },
      ),
      handle: async ({ application: { row, bundle }, body, person, address }) => {
        const moved = await move(db, {
          ...body,
          id: row.id,
          bundle,
          form: form(bundle),
          person,
          address,
          publicUrl: settings.publicUrl,
        })
        metrics.transitions.inc({ transition: moved.transition.id })
        return { from: moved.from, to: moved.to }
      },
    }),
    route('GET', '/applications/:id/live', {
      access: { application: 'read' },
      summary: 'Server-sent events: saves, moves, comments and presence, as they happen',
      params: WithId,
      handle: ({ application: { row }, person, reply }) => {
        reply.hijack()
        services.live.open(reply.raw, person.id, row.id)
      },
    }),
  ]
}

interface Brought {
  readonly id: string
  readonly bundle: FormBundle
  readonly person: Person
  readonly address: string
  readonly answers: Readonly<Record<string, unknown>>
}

/** Answers that somebody brings along, as from a draft in a browser, come in as the first save. Files are uploaded after it. */
async function brought(
  { db, editions }: Services,
  { id, bundle, person, address, answers }: Brought,
): Promise<void> {
  const { attachments: _files, ...rest } = answers
  const row = (await readApplication(db, id))!
  const patch = Object.entries(rest).map(([key, value]) => ({
    op: 'add' as const,
    path: below('', key),
    value: value as never,
  }))
  try {
    await save(db, {
      row,
      bundle,
      form: editions.formOf(bundle),
      person,
      address,
      mayChange: (state) => rightsOf(person, bundle.form, { ...row, state }),
      base: 0,
      patch,
      key: `brought-${id}`,
    })
  } catch (error) {
    await db.deleteFrom('application').where('id', '=', id).execute()
    throw error
  }
}

interface Filter {
  readonly form?: string | undefined
  readonly edition?: string | undefined
  readonly state?: string | undefined
  readonly region?: string | undefined
  readonly unit?: string | undefined
  readonly text?: string | undefined
}

/** The applications that somebody may read, as lists show them. */
export async function readable(
  { db, editions }: Services,
  person: Person,
  filter: Filter,
): Promise<ListedRow[]> {
  if (person.grants.length === 0) return []
  let query = db.selectFrom('application').select(LISTED).orderBy('changed_at', 'desc').limit(20_000)
  if (filter.form) query = query.where('form', '=', filter.form)
  if (filter.edition) query = query.where('edition_name', '=', filter.edition)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.unit) query = query.where('unit', '=', filter.unit)
  if (filter.text)
    query = query.where(
      sql<boolean>`strpos(lower(title || ' ' || region_name), ${filter.text.toLowerCase()}) > 0`,
    )
  const prefixes = person.grants.map(({ region }) => significant(region))
  if (!prefixes.includes(''))
    query = query.where((where) => where.or(prefixes.map((prefix) => where('region', 'like', `${prefix}%`))))
  const rows = await query.execute()
  const bundles = new Map(
    await Promise.all(
      [...new Set(rows.map(({ edition }) => edition))].map(
        async (digest) => [digest, await editions.bundleOf(digest)] as const,
      ),
    ),
  )
  return rows.filter(
    (row) =>
      (!filter.region || isInRegion(row.region, filter.region)) &&
      rightsOf(person, bundles.get(row.edition)!.form, row).read,
  )
}

/** What lists and headings show of an application. */
export function summaryOf(row: ListedRow, { form }: FormBundle) {
  return {
    id: row.id,
    form: row.form,
    formTitle: form.title,
    edition: row.edition,
    editionName: row.edition_name,
    region: row.region,
    regionName: row.region_name,
    unit: row.unit,
    title: row.title,
    state: row.state,
    stateTitle: form.workflow?.states[row.state]?.title ?? row.state,
    revision: row.revision,
    progress: row.progress,
    preference: row.preference,
    demonstration: row.demonstration,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
  }
}
