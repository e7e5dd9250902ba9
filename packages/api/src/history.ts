import { Type } from 'typebox'
import { read } from './declare.ts'
import type { Received } from './declare.ts'
import { Count, Id, Nullable, Pointer, Time, WithId } from './shapes.ts'

/** One change of a field. */
export const PastChangeView = Type.Object({
  revision: Count,
  at: Time,
  by: Type.String(),
  pointer: Type.String(),
  before: Type.Unknown(),
  after: Type.Unknown(),
})
export type PastChangeView = Received<typeof PastChangeView>

/** One transition of the workflow that was made. */
export const EventView = Type.Object({
  id: Type.String(),
  transition: Type.String(),
  from: Type.String(),
  to: Type.String(),
  at: Time,
  by: Type.String(),
  revision: Count,
  opinion: Nullable(Type.String()),
  due: Nullable(Type.String({ description: 'The due date of a return, such as `2024-06-20`' })),
})
export type EventView = Received<typeof EventView>

export const historyRoutes = {
  'GET /applications/:id/history': read({
    access: { application: 'read' },
    summary: 'Lists the changes of a field',
    description: 'Values are converted to the version of the form that the application is on now.',
    params: WithId,
    query: Type.Object({ pointer: Pointer, before: Type.Optional(Count) }),
    result: Type.Array(PastChangeView),
  }),
  'GET /applications/:id/at/:revision': read({
    access: { application: 'read' },
    summary: 'Gets the answers at an earlier revision',
    description:
      'As they stand in the version of the form that the application is on now: where it was corrected ' +
      'since, each answer where its field is now, in its unit. What has no place there is not in them.',
    params: Type.Object({ id: Id, revision: Count }),
    result: Type.Object({ revision: Count, answers: Type.Unknown() }),
    errors: ['too-many'],
  }),
  'GET /applications/:id/events': read({
    access: { application: 'read' },
    summary: 'Lists the workflow history',
    params: WithId,
    result: Type.Array(EventView),
  }),
}
