import { Type } from 'typebox'
import { read, sharedCommand } from './declare.ts'
import type { Received } from './declare.ts'
import { Body, WithId } from './shapes.ts'

/** Somebody in a section of an application. */
export const PresentView = Type.Object({ id: Type.String(), name: Type.String(), section: Type.String() })
export type PresentView = Received<typeof PresentView>

export const presenceRoutes = {
  'GET /applications/:id/presence': read({
    access: { application: 'read' },
    summary: 'Lists who else has the application open, and in which section',
    params: WithId,
    result: Type.Array(PresentView),
  }),
  'PUT /applications/:id/presence': sharedCommand({
    access: { application: 'read' },
    summary: 'Reports which section the caller has open',
    description:
      'Returns who else is there. A window that does not report for 45 seconds is considered closed.',
    params: WithId,
    body: Body({
      section: Type.String({ maxLength: 100 }),
      window: Type.Optional(
        Type.String({ maxLength: 60, description: 'Distinguishes several windows of one person' }),
      ),
    }),
    result: Type.Array(PresentView),
  }),
}
