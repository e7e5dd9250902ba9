import { Type } from 'typebox'
import { ApplicationSummary, EligibilityRow } from './applications.ts'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import {
  AnyJson,
  Body,
  Code,
  Count,
  Digest,
  Id,
  LongText,
  Nullable,
  Region,
  ShortName,
  Texts,
  Time,
  WithId,
} from './shapes.ts'

export const ChecklistView = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      done: Type.Boolean(),
      by: Nullable(Type.String()),
      at: Nullable(Time),
    }),
  ),
  methods: Type.Array(Type.String(), { description: 'Spot-check methods that the form defines' }),
  spotChecks: Type.Array(
    Type.Object({ id: Id, method: Type.String(), result: Type.String(), by: Type.String(), at: Time }),
  ),
})
export type ChecklistView = Received<typeof ChecklistView>

export const ChangedView = Type.Object({
  since: Nullable(Time),
  changes: Type.Array(Type.Object({ pointer: Type.String(), before: AnyJson, after: AnyJson })),
  followed: Type.Array(Id, {
    description: 'Open notes whose field has changed since they were written',
  }),
})
export type ChangedView = Received<typeof ChangedView>

/** The answers of the same region in the previous edition. */
export const PreviousView = Type.Object({
  id: Id,
  edition: Digest,
  /** Language → what that edition is called. */
  editionTitle: Texts,
  title: Type.String(),
  answers: Type.Unknown(),
  submittedAt: Nullable(Time),
})
export type PreviousView = Received<typeof PreviousView>

export const QuotaView = Type.Object({
  form: Type.String(),
  editionName: Type.String(),
  /** Language → what the edition is called. */
  editionTitle: Texts,
  unit: Type.String(),
  limit: Nullable(Type.Integer({ description: 'Null if there is no limit' })),
  held: Type.Integer(),
  total: Type.Integer(),
})
export type QuotaView = Received<typeof QuotaView>

export const SummaryRow = Type.Object({
  ...ApplicationSummary.properties,
  eligibility: Type.Array(EligibilityRow),
})
export type SummaryRow = Received<typeof SummaryRow>

export const reviewRoutes = {
  'GET /applications/:id/changed': read({
    access: { application: 'read' },
    summary: 'Lists what the applicant changed since the application was last returned',
    params: WithId,
    result: ChangedView,
    errors: ['too-many'],
  }),
  'GET /applications/:id/previous': read({
    access: { application: 'review' },
    summary: 'Gets the answers of the same region in the previous edition',
    params: WithId,
    result: Nullable(PreviousView),
  }),
  'GET /applications/:id/checklist': read({
    access: { application: 'review' },
    summary: 'Gets the checklist and the spot checks',
    params: WithId,
    result: ChecklistView,
  }),
  'PUT /applications/:id/checklist/:item': command({
    access: { application: 'review' },
    summary: 'Ticks or unticks an item of the checklist',
    params: Type.Object({ id: Id, item: Code }),
    body: Body({ done: Type.Boolean() }),
    result: Type.Object({ done: Type.Boolean() }),
  }),
  'POST /applications/:id/spot-checks': command({
    access: { application: 'review' },
    makes: true,
    summary: 'Records a spot check',
    params: WithId,
    body: Body({ method: Type.String({ minLength: 1, maxLength: 200 }), result: LongText }),
    result: WithId,
    errors: ['limit-reached'],
  }),
  'GET /quotas': read({
    access: 'reviewer',
    summary: 'Lists the quotas of the units of the caller, and how much of each is used',
    query: Type.Object({ form: Type.Optional(ShortName) }),
    result: Type.Array(QuotaView),
  }),
  'PUT /order': command({
    access: 'reviewer',
    summary: 'Puts the recommended applications of a unit in order of preference',
    body: Body({
      form: ShortName,
      edition: ShortName,
      unit: Region,
      applications: Type.Array(Id, { minItems: 1, maxItems: 500 }),
    }),
    result: Type.Object({ ordered: Type.Integer() }),
    errors: ['not-found', 'in-use', 'stale'],
  }),
  'GET /summary': read({
    access: 'reviewer',
    summary: 'Compares applications: states, progress, places, order, eligibility',
    query: Type.Object({
      form: Type.Optional(ShortName),
      edition: Type.Optional(ShortName),
      unit: Type.Optional(Region),
      from: Type.Optional(Count),
    }),
    result: Type.Object({ total: Type.Integer(), rows: Type.Array(SummaryRow) }),
  }),
}
