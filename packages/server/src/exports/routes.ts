import { Type } from 'typebox'
import { record } from '../audit/trail.ts'
import { Refusal } from '../http/errors.ts'
import { route } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import { WithId } from '../http/shapes.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { columnChoices } from './columns.ts'
import { ExportRequest } from './request.ts'
import { keyOf } from './task.ts'

/** Exports of one person that may be unfinished at a time. */
const AT_ONCE = 5

/** Many papers and tables across applications: asked for, made in the queue, fetched when ready. */
export function exportRoutes({ db, editions, contents }: Services): Route[] {
  const own = (id: string, person: string) =>
    db.selectFrom('export').selectAll().where('id', '=', id).where('by_user', '=', person).executeTakeFirst()
  return [
    route('GET', '/exports/choices', {
      access: 'reviewer',
      summary: 'What may be exported of an edition: its tables, and all columns',
      query: Type.Object({ form: Type.String({ maxLength: 60 }), edition: Type.String({ maxLength: 60 }) }),
      handle: async ({ query }) => {
        const stored = await db
          .selectFrom('edition')
          .select('digest')
          .where('form', '=', query.form)
          .where('edition', '=', query.edition)
          .orderBy('offered', 'desc')
          .orderBy('published_at', 'desc')
          .executeTakeFirst()
        const bundle = stored && (await editions.bundleOf(stored.digest))
        if (!bundle) throw new Refusal('unknown-edition', 'This edition is not published here')
        return {
          tables: (bundle.edition.tables ?? []).map(({ id, title, states = null }) => ({
            id,
            title,
            states,
          })),
          states: Object.entries(bundle.form.workflow?.states ?? {}).map(([id, { title }]) => ({
            id,
            title,
          })),
          parts: bundle.parts.map(({ key, title }) => ({ key, title })),
          columns: columnChoices(bundle),
        }
      },
    }),
    route('POST', '/exports', {
      access: 'reviewer',
      summary: 'Asks for papers of applications, a table of them, or both; made in the background',
      body: ExportRequest,
      handle: async ({ body, person, address, reply }) => {
        if (body.papers.length === 0 && !body.table && !body.evidence)
          throw new Refusal('unprocessable', 'Say what to export: papers, evidence, or a table')
        const made = await db.transaction().execute(async (tx) => {
          const { count } = await tx
            .selectFrom('export')
            .select(({ fn }) => fn.countAll<string>().as('count'))
            .where('by_user', '=', person.id)
            .where('state', 'in', ['waiting', 'working'])
            .executeTakeFirstOrThrow()
          if (Number(count) >= AT_ONCE)
            throw new Refusal(
              'too-many',
              `There are ${AT_ONCE} exports under way: wait for one of them, or delete it`,
            )
          const row = await tx
            .insertInto('export')
            .values({
              by_user: person.id,
              request: JSON.stringify(body),
              state: 'waiting',
              done: 0,
              total: 0,
            })
            .returning('id')
            .executeTakeFirstOrThrow()
          await record(tx, {
            actor: person,
            action: 'export.create',
            subject: row.id,
            details: {
              form: body.form,
              edition: body.edition,
              papers: body.papers,
              evidence: body.evidence ?? false,
              table: body.table?.id ?? body.table?.format ?? null,
            },
            address,
          })
          await addJob(tx, 'export', { id: row.id })
          return row
        })
        return reply.code(201).send(made)
      },
    }),
    route('GET', '/exports', {
      access: 'reviewer',
      summary: 'The exports of the caller, the newest first',
      handle: async ({ person }) => {
        const rows = await db
          .selectFrom('export')
          .select([
            'id',
            'request',
            'state',
            'done',
            'total',
            'name',
            'size',
            'error',
            'at',
            'finished_at as finishedAt',
          ])
          .where('by_user', '=', person.id)
          .orderBy('at', 'desc')
          .limit(50)
          .execute()
        return rows.map(({ size, ...row }) => ({ ...row, size: size === null ? null : Number(size) }))
      },
    }),
    route('GET', '/exports/:id/file', {
      access: 'reviewer',
      summary: 'The file of an export that is ready',
      params: WithId,
      handle: async ({ params, person, address, reply }) => {
        const row = await own(params.id, person.id)
        if (!row) throw new Refusal('not-found', 'There is no such export')
        if (row.state !== 'done') throw new Refusal('in-use', 'The export is not ready yet')
        const stream = await contents.read(keyOf(row.id))
        await record(db, {
          actor: person,
          action: 'export.download',
          subject: row.id,
          details: { name: row.name },
          address,
        })
        return reply
          .type('application/octet-stream')
          .header(
            'content-disposition',
            `attachment; filename*=UTF-8''${encodeURIComponent(row.name ?? 'export')}`,
          )
          .header('content-length', Number(row.size))
          .header('cache-control', 'private, no-store')
          .send(stream)
      },
    }),
    route('DELETE', '/exports/:id', {
      access: 'reviewer',
      summary: 'Throws an export away',
      params: WithId,
      handle: async ({ params, person }) => {
        const row = await own(params.id, person.id)
        if (!row) throw new Refusal('not-found', 'There is no such export')
        await db.deleteFrom('export').where('id', '=', row.id).execute()
        await contents.remove(keyOf(row.id))
        return { deleted: true }
      },
    }),
  ]
}
