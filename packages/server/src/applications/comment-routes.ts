import { Type } from 'typebox'
import { route, command } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import { Id, LongText, Pointer, WithId } from '../http/shapes.ts'
import type { RouteServices } from '../services.ts'
import { addComment, addNote, settle } from './comments.ts'

const Comment = Type.Object({ pointer: Pointer, text: LongText }, { additionalProperties: false })

/** Comments are seen by all who read an application; notes of reviewers when it is returned. */
export function commentRoutes({ db, settings }: RouteServices): Route[] {
  return [
    route('GET', '/applications/:id/comments', {
      access: { application: 'read' },
      summary: 'Comments and notes on fields',
      params: WithId,
      handle: async ({ application: { row, rights } }) => {
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
    }),
    command('POST', '/applications/:id/comments', {
      access: { application: 'read' },
      makes: true,
      summary: 'Writes a comment on a field',
      params: WithId,
      body: Comment,
      handle: (call) => addComment(settings, call),
    }),
    command('POST', '/applications/:id/notes', {
      access: { application: 'review' },
      makes: true,
      summary:
        'Notes on a field what is to be corrected; the applicant sees it when the application is returned',
      params: WithId,
      body: Comment,
      handle: (call) => addNote(settings, call),
    }),
    command('PUT', '/applications/:id/comments/:comment/resolved', {
      access: { application: 'read' },
      summary: 'Settles a comment or a note, or opens it again',
      params: Type.Object({ id: Id, comment: Id }),
      body: Type.Object({ resolved: Type.Boolean() }, { additionalProperties: false }),
      handle: settle,
    }),
  ]
}
