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

/** A correction of the edition of an application. */
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
      /** Its pointer in the current form. */
      pointer: Nullable(Type.String()),
      /** Whether it affects answers. */
      concerned: Type.Boolean(),
    }),
  ),
  /** Answers that would have no field in the corrected form, while the applicant has to choose. */
  aside: Type.Array(LeftView),
  /** Leftovers of earlier corrections that the corrected form has a field for again. */
  back: Type.Array(LeftView),
  /** While the applicant has to choose: the changes that restoring them would make. */
  fills: AnsweredOperations,
})
export type CorrectionView = Received<typeof CorrectionView>

/** A leftover: an answer that corrections left without a field. */
const Leftover = Type.Object({
  ...LeftView.properties,
  id: Id,
  by: Nullable(
    Type.String({ description: 'Who typed it on the earlier version, if it was saved after the correction' }),
  ),
  /** Set if the form has the field again but it is occupied. */
  place: Nullable(
    Type.Object({
      /** Whether it can be restored there; not into changed rows. */
      fits: Type.Boolean(),
      /** Language → the current value as text. */
      now: Texts,
    }),
  ),
})
export type Leftover = Received<typeof Leftover>

/** The corrections of an application's edition. */
const CorrectionsView = Type.Object({
  /** The last one that concerns it. */
  last: Nullable(CorrectionView),
  /** Its leftovers, kept as long as the application. */
  leftOver: Type.Array(Leftover),
})

/** The rows of a leftover, by which its position is found again. */
const OfRows = Body({
  pointer: Pointer,
  held: AnyJson,
  places: Type.Array(Pointer, { maxItems: 20_000 }),
})

/** Why an answer has no field: the reasons of `authoring`. */
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

/** A leftover of a client-side move to a corrected form. */
const LeftoverRequest = Body({
  /** The version on which it was filled in. */
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
    body: Body({ left: Type.Array(LeftoverRequest, { minItems: 1, maxItems: 200 }) }),
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
