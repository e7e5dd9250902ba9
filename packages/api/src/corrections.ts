import { Type } from 'typebox'
import { LeftView } from './carry.ts'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { ChangeInWords } from './impact.ts'
import { AnsweredOperations, AnyJson, Body, Count, Digest, Confirmation, Id, Nullable } from './shapes.ts'
import { Pointer, Texts, Time, WithId } from './shapes.ts'

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
  seen: Type.Boolean({ description: 'Whether the caller has seen it' }),
  at: Time,
  withdrawal: Type.Boolean({
    description: 'Whether this is a withdrawal: `from` was withdrawn and `to` is an earlier version',
  }),
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

/** Something that corrections left without a place. */
const LeftOver = Type.Object({
  ...LeftView.properties,
  id: Id,
  by: Nullable(
    Type.String({ description: 'Who typed it on the earlier version, if it was saved after the correction' }),
  ),
  /** The form has a place for it again, where something else stands by now. */
  place: Nullable(
    Type.Object({
      /** Whether it can be put there as it is; not into rows that are others by now. */
      fits: Type.Boolean(),
      /** Language → what stands there, in words. */
      now: Texts,
    }),
  ),
})
export type LeftOver = Received<typeof LeftOver>

/** What corrections of its edition mean for an application. */
const CorrectionsView = Type.Object({
  /** The last one that concerns it as it stands. */
  last: Nullable(CorrectionView),
  /** What stands nowhere in it since a correction, as it was typed; kept as long as the application is. */
  leftOver: Type.Array(LeftOver),
})

/** Rows that values were taken out of, by which their places are known again. */
const OfRows = Body({
  pointer: Pointer,
  held: AnyJson,
  places: Type.Array(Pointer, { maxItems: 20_000 }),
})

/** Why an answer has no place: the reasons that `authoring` gives. */
const LEFT_REASONS = [
  'anew',
  'dropped',
  'others',
  'no-field',
  'year',
  'cell',
  'option',
  'list',
  'column',
  'rows',
  'unit',
  'unit-none',
  'refused',
  'evidence',
  'proof',
  'hidden',
  'unknown',
] as const

/** An answer that has no place any more, as the move to a corrected form left it. */
const SetAside = Body({
  /** The version that it was filled in on. */
  of: Digest,
  reason: Type.Enum(LEFT_REASONS),
  pointer: Pointer,
  label: Type.String({ maxLength: 2000 }),
  value: AnyJson,
  detail: Type.String({ maxLength: 2000 }),
  rows: Type.Optional(OfRows),
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
  'POST /applications/:id/left-over': command({
    access: { application: 'read' },
    summary: 'Stores leftover answers that were typed on the version before a correction',
    description:
      'For what was typed without a connection, or brought along, and has no place in the corrected form. ' +
      'Sent again it is kept once.',
    params: WithId,
    body: Body({ left: Type.Array(SetAside, { minItems: 1, maxItems: 200 }) }),
    result: Confirmation('kept'),
    errors: ['unprocessable', 'too-large', 'limit-reached'],
  }),
  'POST /applications/:id/left-over/decision': command({
    access: { application: 'edit' },
    summary: 'Restores a leftover answer to its place, or discards it',
    params: WithId,
    body: Body({ left: Id, what: Type.Enum(['put', 'drop']) }),
    result: Type.Object({ revision: Count }),
    errors: ['not-found', 'conflict', 'unprocessable', 'limit-reached'],
  }),
}
