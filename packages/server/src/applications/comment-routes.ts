import type { commentRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { addComment, addNote, resolveComment } from './comments.ts'

/**
 * Comments, visible to all readers of an application, and reviewers' notes, published when it is returned.
 */
export function commentHandlers({ db, settings }: RouteServices): Handlers<typeof commentRoutes> {
  return {
    'GET /applications/:id/comments': async ({ application: { row, rights } }) => {
      const query = db
        .selectFrom('comment')
        .innerJoin('user', 'user.id', 'comment.by_user')
        .select([
          'comment.id',
          'pointer',
          'kind',
          'text',
          'at',
          'published',
          'resolved_at as resolvedAt',
          'user.name as by',
          'by_user as byId',
        ])
        .where('application', '=', row.id)
        .orderBy('at')
      return (rights.review ? query : query.where('published', '=', true)).execute()
    },
    'POST /applications/:id/comments': (call) => addComment(settings, call),
    'POST /applications/:id/notes': (call) => addNote(settings, call),
    'PUT /applications/:id/comments/:comment/resolved': resolveComment,
  }
}
