import type { exportRoutes } from '@formwright/api'
import { hasPrivate } from '@formwright/engine'
import { disposition } from '../http/disposition.ts'
import { HttpError } from '../http/errors.ts'
import { hasPrivateRole } from '../privacy/private-data-access.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { removeExport, requestExport } from './request-export.ts'
import { columnChoices } from './columns.ts'
import { keyOf } from './task.ts'

/** Exports across applications: requested, created in the background, downloaded. */
export function exportHandlers({
  db,
  editions,
  contents,
  settings,
}: RouteServices): Handlers<typeof exportRoutes> {
  const own = (id: string, person: string) =>
    db.selectFrom('export').selectAll().where('id', '=', id).where('by_user', '=', person).executeTakeFirst()
  return {
    'GET /exports/choices': async ({ query, person }) => {
      const stored = await db
        .selectFrom('edition')
        .select('digest')
        .where('form', '=', query.form)
        .where('edition', '=', query.edition)
        .orderBy('offered', 'desc')
        .orderBy('published_at', 'desc')
        .executeTakeFirst()
      const bundle = stored && (await editions.bundleOf(stored.digest))
      if (!bundle) throw new HttpError('unknown-edition', 'This edition is not published here')
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
        private: hasPrivate(bundle) && hasPrivateRole(person, bundle.form),
      }
    },
    'POST /exports': (call) => requestExport(settings.limits, editions.forms(), call),
    'GET /exports': async ({ person }) => {
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
    'GET /exports/:id/file': async ({ params, person, record, reply }) => {
      const row = await own(params.id, person.id)
      if (!row) throw new HttpError('not-found', 'There is no such export')
      if (row.state !== 'done')
        throw new HttpError('in-use', 'The export is not ready yet', { reason: 'export-not-ready' })
      const stream = await contents.read(keyOf(row.id))
      await record({ action: 'export.download', subject: row.id, details: { name: row.name } })
      return reply
        .type('application/octet-stream')
        .header('content-disposition', disposition('attachment', row.name ?? 'export'))
        .header('content-length', Number(row.size))
        .header('cache-control', 'private, no-store')
        .send(stream)
    },
    'DELETE /exports/:id': (call) => removeExport(contents, call),
  }
}
