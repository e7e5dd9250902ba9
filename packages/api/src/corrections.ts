import { Type } from 'typebox'
import { LeftView } from './carry.ts'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { ChangeInWords } from './impact.ts'
import { AnsweredOperations, Body, Count, Digest, Id, Nullable, Time, WithId } from './shapes.ts'

/**
 * `made`: the application is on the corrected edition. `waiting`: its applicant has to choose. `kept`: they
 * chose to stay.
 */
export const CORRECTION_STATES = ['made', 'waiting', 'kept'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]

/** How the edition of an application was corrected while it was filled in. */
export const CorrectionView = Type.Object({
  id: Id,
  state: Type.Enum(CORRECTION_STATES),
  seen: Type.Boolean({ description: 'The caller has looked at it' }),
  at: Time,
  from: Digest,
  to: Digest,
  changes: Type.Array(
    Type.Object({
      ...ChangeInWords,
      /** Where it is in the form that is open now. */
      pointer: Nullable(Type.String()),
      /** Something is filled in that it is about. */
      concerned: Type.Boolean(),
    }),
  ),
  /** What would have no place in the corrected form while the applicant has to choose, as it was typed. */
  aside: Type.Array(LeftView),
  /** What earlier corrections left without a place and that has it again in the corrected form. */
  back: Type.Array(LeftView),
  /** While the applicant has to choose: how that changes what is filled in as it would stand there. */
  fills: AnsweredOperations,
})
export type CorrectionView = Received<typeof CorrectionView>

/** What corrections of its edition mean for an application. */
const CorrectionsView = Type.Object({
  /** The last one that concerns it as it stands. */
  last: Nullable(CorrectionView),
  /** What no longer has a place since a correction, as it was typed; kept as long as the application is. */
  leftOver: Type.Array(LeftView),
})

export const correctionRoutes = {
  'GET /applications/:id/correction': read({
    access: { application: 'read' },
    summary:
      'Gets how the edition of the application was corrected last, what it means for what is filled in, ' +
      'and what corrections left without a place',
    params: WithId,
    result: CorrectionsView,
  }),
  'POST /applications/:id/correction': command({
    access: { application: 'edit' },
    summary:
      'Moves the application to the corrected edition, leaves it on its own, or marks the notice as read',
    params: WithId,
    body: Body({ correction: Id, what: Type.Enum(['accept', 'keep', 'seen']) }),
    result: Type.Object({ state: Type.Enum(CORRECTION_STATES), revision: Count }),
  }),
}
