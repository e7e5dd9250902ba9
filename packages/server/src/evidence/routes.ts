import type { evidenceRoutes } from '@formwright/api'
import { hiddenFiles } from '../admission/visibility.ts'
import { disposition } from '../http/disposition.ts'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import type { Services } from '../services.ts'
import { downloadName, isShown } from '../files/kinds.ts'

/**
 * Evidence of an application. Files that a browser could execute are never displayed inline, whatever their
 * name.
 */
export function evidenceHandlers({ db, contents }: Services): Handlers<typeof evidenceRoutes> {
  return {
    'GET /applications/:id/evidence': async ({ application: { row, bundle }, person }) => {
      const hidden = hiddenFiles(person, { row, bundle })
      const files = await db
        .selectFrom('application_file')
        .innerJoin('content', 'content.sha256', 'application_file.sha256')
        .select(['application_file.sha256', 'name', 'size', 'type', 'encrypted', 'at'])
        .where('application', '=', row.id)
        .orderBy('at')
        .execute()
      return files.filter(({ sha256 }) => !hidden.has(sha256))
    },
    'GET /applications/:id/evidence/:sha256': async ({
      application: { row, bundle },
      params,
      query,
      person,
      record,
      reply,
    }) => {
      const file = await db
        .selectFrom('application_file')
        .innerJoin('content', 'content.sha256', 'application_file.sha256')
        .select(['name', 'size', 'type'])
        .where('application', '=', row.id)
        .where('application_file.sha256', '=', params.sha256)
        .executeTakeFirst()
      if (!file || hiddenFiles(person, { row, bundle }).has(params.sha256))
        throw new HttpError('not-found', 'There is no such file in this application')
      const stream = await contents.read(params.sha256, Number(file.size))
      await record({ action: 'evidence.download', details: { sha256: params.sha256, name: file.name } })
      const shown = query.show === true && isShown(file.type)
      return (
        reply
          .type(shown ? file.type : 'application/octet-stream')
          .header(
            'content-disposition',
            disposition(shown ? 'inline' : 'attachment', downloadName(file.name, file.type)),
          )
          // the browser's PDF viewer does not work in a sandbox; scripts are disabled in either case
          .header(
            'content-security-policy',
            `default-src 'none'; frame-ancestors 'self'${file.type === 'application/pdf' ? '' : '; sandbox'}`,
          )
          .header('x-frame-options', 'SAMEORIGIN')
          .header('cache-control', 'private, no-store')
          .header('content-length', file.size)
          .send(stream)
      )
    },
  }
}
