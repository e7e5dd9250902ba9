import { Type } from 'typebox'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { Code, Confirmation, Id, Nullable, Region, Texts, Time, WithId } from './shapes.ts'

export const IMPACT_STATES = ['waiting', 'working', 'done', 'failed', 'cancelled'] as const
export type ImpactState = (typeof IMPACT_STATES)[number]

const Counts = { appearing: Type.Integer(), vanishing: Type.Integer() }

/** Findings of one cause: a rule, or a check of the schema on the field that is called `label`. */
const Cause = { code: Type.String(), label: Type.String(), text: Texts }

/** The impact of a definition draft on stored applications, as far as it is computed. */
export const ImpactView = Type.Object({
  id: Id,
  state: Type.Enum(IMPACT_STATES),
  /** Whether the draft has not changed since. */
  current: Type.Boolean(),
  done: Type.Integer(),
  total: Type.Integer(),
  error: Nullable(Type.String()),
  startedAt: Time,
  finishedAt: Nullable(Time),
  /** Counts of applications that would be moved or carried; present when it is done. */
  totals: Nullable(
    Type.Object({
      applications: Type.Integer(),
      /** Number of rules changed since the previous run, if only these were tested again. */
      changedRules: Nullable(Type.Integer()),
      /** Those for which anything would change. */
      concerned: Type.Integer(),
      /** Submitted ones that stay on their version, and would follow if they were returned. */
      staying: Type.Object({ applications: Type.Integer(), concerned: Type.Integer() }),
      rules: Type.Array(Type.Object({ ...Cause, ...Counts })),
      regions: Type.Array(Type.Object({ region: Type.String(), name: Type.String(), ...Counts })),
      eligibility: Type.Array(
        Type.Object({
          rule: Type.String(),
          text: Texts,
          gained: Type.Integer(),
          lost: Type.Integer(),
          open: Type.Integer(),
        }),
      ),
      lost: Type.Array(Type.Object({ label: Type.String(), text: Texts, count: Type.Integer() })),
    }),
  ),
})
export type ImpactView = Received<typeof ImpactView>

/** `field`: language → `label`. */
const FindingName = Type.Object({ ...Cause, field: Texts, pointer: Type.String() })

/** The impact on one application, without its answers for callers who may not read it. */
export const ImpactLineView = Type.Object({
  application: Id,
  /** As lists have it; null where the caller may not read the application. */
  title: Nullable(Type.String()),
  /** Language → what the edition is called that it is of. */
  editionTitle: Texts,
  regionName: Type.String(),
  appearing: Type.Array(FindingName),
  vanishing: Type.Array(FindingName),
  eligibility: Type.Array(
    Type.Object({ rule: Type.String(), text: Texts, met: Type.Enum(['met', 'not-met', 'pending']) }),
  ),
  lost: Type.Array(Type.Object({ label: Type.String(), text: Texts })),
})
export type ImpactLineView = Received<typeof ImpactLineView>

/** A change between two definitions, in words. */
export const ChangeInWords = {
  class: Type.Enum(['safe', 'choice', 'loses-answers']),
  /** Language → the sentence. */
  text: Texts,
  /** Before and after as one text, with what was taken out and put in marked; for texts that changed. */
  spans: Type.Array(Type.Object({ text: Type.String(), kind: Type.Enum(['same', 'removed', 'added']) })),
}

/** A change between the edition that a draft was made from and the draft. */
export const DifferenceView = Type.Object({
  ...ChangeInWords,
  /** Whether it concerns answers of last year as they are carried, as in a draft of another year. */
  carried: Type.Boolean(),
  /** Whether numbers of last year are converted by it as they are carried. */
  converted: Type.Boolean(),
  part: Type.String(),
  /** A changed member of a rule as source text, to be shown in words; null for other changes. */
  rule: Nullable(Type.Object({ member: Type.String(), before: Type.String(), after: Type.String() })),
  /** The field that it is about, by its `x-id` or its path; null for what is about none. */
  field: Nullable(Type.String()),
  /** What a comment on it is about: its field, its rule, its part or a file; empty where that is the form. */
  subject: Type.String(),
  /**
   * Stored applications whose answers it concerns, that leave some behind by it as they are carried, or of
   * which it converts some; null before the impact of the draft as it is was worked out.
   */
  concerned: Nullable(Type.Integer()),
})
export type DifferenceView = Received<typeof DifferenceView>

export const impactRoutes = {
  'GET /definitions/drafts/:id/differences': read({
    access: 'form-admin',
    summary: 'Compares a draft with the edition that it was made from',
    params: WithId,
    result: Type.Array(DifferenceView),
    errors: ['not-found', 'unprocessable'],
  }),
  'GET /definitions/drafts/:id/impact': read({
    access: 'form-admin',
    summary: 'Gets the impact of a draft on stored applications, as far as it is computed',
    params: WithId,
    result: Nullable(ImpactView),
    errors: ['not-found'],
  }),
  'POST /definitions/drafts/:id/impact': command({
    access: 'form-admin',
    makes: true,
    summary:
      'Starts to compute the impact of a draft on all stored applications of its edition and of the one before',
    description:
      'In the queue; what is under way for the same draft is stopped. After an edit only what it ' +
      'concerns is tried again.',
    params: WithId,
    result: WithId,
    errors: ['not-found', 'gone'],
  }),
  'DELETE /definitions/drafts/:id/impact': command({
    access: 'form-admin',
    summary: 'Cancels the computation of the impact of a draft',
    params: WithId,
    result: Confirmation('cancelled'),
    errors: ['not-found'],
  }),
  'GET /definitions/drafts/:id/impact/lines': read({
    access: 'form-admin',
    summary: 'Lists the applications that a draft affects',
    params: WithId,
    query: Type.Object({
      code: Type.Optional(Code),
      /** With `code`: only what it finds in the field that is called so. */
      label: Type.Optional(Type.String({ maxLength: 1000 })),
      /** Those that stay on their version, instead of those that would be moved or carried. */
      staying: Type.Optional(Type.Boolean()),
      region: Type.Optional(Region),
      /** What a field is called whose answer would have no place. */
      lost: Type.Optional(Type.String({ maxLength: 1000 })),
      after: Type.Optional(Id),
    }),
    result: Type.Object({ lines: Type.Array(ImpactLineView), next: Nullable(Id) }),
    errors: ['not-found'],
  }),
}
