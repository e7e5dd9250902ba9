import { Type } from 'typebox'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { Body, Id, LongText, Nullable, Pointer, Time, WithId } from './shapes.ts'

/** A comment visible to all readers, or a reviewer's note that requests a correction. */
export const CommentView = Type.Object({
  id: Id,
  pointer: Type.String(),
  kind: Type.Enum(['comment', 'note']),
  text: Type.String(),
  at: Time,
  by: Type.String(),
  byId: Type.String(),
  published: Type.Boolean({
    description: 'Whether the applicant can see it: a note is published when the application is returned',
  }),
  resolvedAt: Nullable(Time),
})
export type CommentView = Received<typeof CommentView>

const NewComment = Body({ pointer: Pointer, text: LongText })

export const commentRoutes = {
  'GET /applications/:id/comments': read({
    access: { application: 'read' },
    summary: 'Lists comments and notes on fields',
    params: WithId,
    result: Type.Array(CommentView),
  }),
  'POST /applications/:id/comments': command({
    access: { application: 'read' },
    makes: true,
    summary: 'Adds a comment on a field',
    params: WithId,
    body: NewComment,
    result: WithId,
    errors: ['limit-reached'],
  }),
  'POST /applications/:id/notes': command({
    access: { application: 'review' },
    makes: true,
    summary: 'Adds a note that requests a correction',
    description: 'The applicant sees it once the application is returned.',
    params: WithId,
    body: NewComment,
    result: WithId,
    errors: ['limit-reached'],
  }),
  'PUT /applications/:id/comments/:comment/resolved': command({
    access: { application: 'read' },
    summary: 'Resolves or reopens a comment or a note',
    params: Type.Object({ id: Id, comment: Id }),
    body: Body({ resolved: Type.Boolean() }),
    result: Type.Object({ resolved: Type.Boolean() }),
  }),
}
