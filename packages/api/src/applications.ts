import { Type } from 'typebox'
import { command, read, swap } from './declare.ts'
import type { Received } from './declare.ts'
import { ApplicationEvents } from './live.ts'
import {
  AnsweredOperations,
  Answers,
  AnyJson,
  Body,
  Code,
  Count,
  Day,
  Digest,
  Confirmation,
  Id,
  JsonObject,
  LongText,
  Nullable,
  Operations,
  Origins,
  RegionOrAll,
  ShortName,
  Texts,
  Time,
  WithId,
  LanguageTag,
} from './shapes.ts'

/**
 * Where a page of the list starts: the microseconds since 1970 at which the last one shown was changed, and
 * its id.
 */
const POSITION = '^[0-9]{1,16}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

const Counts = {
  filled: Type.Integer(),
  required: Type.Integer(),
  errors: Type.Integer(),
  missing: Type.Integer({
    minimum: 0,
    description: 'Number of errors about required fields that are empty',
  }),
  warnings: Type.Integer(),
}

/** The summary of an application for lists and headings. */
export const ApplicationSummary = Type.Object({
  id: Id,
  form: Type.String(),
  /** Language → what the form is called; the language that it is written in comes first. */
  formTitle: Texts,
  edition: Digest,
  editionName: Type.String(),
  /** Language → what the edition is called. */
  editionTitle: Texts,
  region: Type.String(),
  regionName: Type.String(),
  unit: Type.String(),
  title: Type.String(),
  state: Type.String(),
  /** Language → what the form calls the state. */
  stateTitle: Texts,
  revision: Count,
  progress: Type.Object(Counts),
  preference: Nullable(Type.Integer()),
  demonstration: Type.Boolean(),
  createdAt: Time,
  changedAt: Time,
  submittedAt: Nullable(Time),
  removable: Type.Boolean({ description: 'Whether the caller may delete it' }),
})
export type ApplicationSummary = Received<typeof ApplicationSummary>

/** A page of the applications that the caller may read, last changed first. */
export const ApplicationPage = Type.Object({
  total: Type.Integer({ description: 'Total number on all pages' }),
  applications: Type.Array(ApplicationSummary),
  next: Nullable(Type.String({ description: '`after` of the next page; null on the last one' })),
  states: Type.Array(Type.Object({ state: Type.String(), title: Texts, count: Type.Integer() }), {
    description: 'Number of applications in each state, regardless of the state filter',
  }),
})
export type ApplicationPage = Received<typeof ApplicationPage>

export const Application = Type.Object({
  ...ApplicationSummary.properties,
  answers: Type.Unknown(),
  masked: Type.Boolean({ description: 'Whether private data in the answers is masked for the caller' }),
  origins: Origins,
  reasons: Type.Record(Type.String(), Type.String(), {
    description: 'The applicant’s reasons for warnings, by `code pointer`',
  }),
  rights: Type.Object({
    read: Type.Boolean(),
    edit: Type.Array(Type.String(), {
      description: 'Pointers that the caller may change, including everything below them',
    }),
    attach: Type.Array(Type.String(), { description: 'Fields whose evidence the caller may add and remove' }),
    transitions: Type.Array(Type.String()),
    review: Type.Boolean(),
  }),
  window: Nullable(
    Type.Object({
      from: Time,
      until: Time,
      closes: Type.String({
        description: 'The last day, in the time zone of the form, including extensions',
      }),
      open: Type.Boolean(),
    }),
  ),
  next: Nullable(Type.String({ description: 'The form’s description of the next step for the caller' })),
  outdatedScans: Type.Array(Type.String(), {
    description: 'Signature fields whose scan is older than the last change of the signed answers',
  }),
})
export type Application = Received<typeof Application>

/** The receipt of a submission. */
export const ReceiptView = Type.Object({
  id: Id,
  title: Type.String(),
  /** Language → what the form is called; the language that it is written in comes first. */
  formTitle: Texts,
  editionTitle: Texts,
  regionName: Type.String(),
  /** Language → what the form calls the state. */
  stateTitle: Texts,
  submittedAt: Time,
  by: Type.String(),
  revision: Count,
  code: Type.String(),
  /** Whether scans of signature and seal are uploaded after submission. */
  awaitsScan: Type.Boolean(),
  contacts: Type.Array(Type.Object({ name: Type.String(), email: Type.String(), role: Type.String() })),
})
export type ReceiptView = Received<typeof ReceiptView>

/** The result of a save: the new revision, and the patch from the sender's document to it. */
export const SavedView = Type.Object({ revision: Count, patch: AnsweredOperations })
export type SavedView = Received<typeof SavedView>

/** The eligibility table: criterion, threshold, value, met or not. */
export const EligibilityRow = Type.Object({
  rule: Type.String(),
  criterion: Type.String(),
  threshold: Type.String(),
  value: Type.String(),
  met: Type.Enum(['met', 'not-met', 'pending']),
  severity: Type.Enum(['error', 'warning']),
  source: Type.String(),
  pointer: Type.String(),
})

const FindingView = Type.Object({
  code: Type.String(),
  severity: Type.Enum(['error', 'warning']),
  kind: Type.String(),
  pointer: Type.String(),
  related: Type.Array(Type.String()),
  message: Type.String(),
  more: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'Number of further findings of this kind in the same list that are omitted',
    }),
  ),
  values: JsonObject,
  source: Type.String(),
  check: Type.String(),
  part: Type.String(),
  removes: Type.Optional(Type.String()),
  fix: Type.Optional(JsonObject),
  fixText: Type.Optional(Type.String({ description: 'What the fix does, if its value does not show it' })),
  reverseFix: Type.Optional(JsonObject),
})

const AssessmentView = Type.Object({
  revision: Count,
  findings: Type.Array(FindingView),
  eligibility: Type.Array(EligibilityRow),
  computed: Type.Record(Type.String(), AnyJson, { description: 'Values computed by formulas, by pointer' }),
  progress: Type.Object({
    ...Counts,
    ready: Type.Boolean(),
    parts: Type.Array(Type.Object({ part: Type.String(), title: Type.String(), ...Counts })),
  }),
})

export const applicationRoutes = {
  'POST /applications': command({
    access: 'signed-in',
    makes: true,
    summary: 'Starts an application',
    description:
      'The caller has to fill in for the region. The application is pinned to the current version of the edition.',
    body: Body({
      edition: Digest,
      region: RegionOrAll,
      answers: Type.Optional(Answers),
      origins: Type.Optional(Origins),
      carry: Type.Optional(
        Type.Boolean({
          description: 'Start with the answers that the region submitted for the previous edition',
        }),
      ),
    }),
    result: WithId,
    errors: ['forbidden', 'not-found', 'unknown-edition', 'unprocessable', 'conflict', 'limit-reached'],
  }),
  'GET /applications': read({
    access: 'signed-in',
    summary: 'Lists applications that the caller may read, last changed first',
    query: Type.Object({
      form: Type.Optional(ShortName),
      edition: Type.Optional(ShortName),
      state: Type.Optional(Code),
      region: Type.Optional(RegionOrAll),
      unit: Type.Optional(RegionOrAll),
      text: Type.Optional(Type.String({ maxLength: 100 })),
      placed: Type.Optional(
        Type.Boolean({ description: 'Only applications that hold a place of the quota, in ranking order' }),
      ),
      after: Type.Optional(Type.String({ pattern: POSITION, description: '`next` of the page before' })),
      from: Type.Optional(Count),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    }),
    result: ApplicationPage,
  }),
  'GET /applications/:id': read({
    access: { application: 'read' },
    summary: 'Gets an application: its state, what the caller may do, and its answers',
    params: WithId,
    result: Application,
  }),
  'DELETE /applications/:id': command({
    access: { application: 'edit' },
    summary: 'Deletes an application that was never submitted',
    params: WithId,
    result: Confirmation('deleted'),
    errors: ['in-use'],
  }),
  'GET /applications/:id/receipt': read({
    access: { application: 'read' },
    summary: 'Gets the receipt of a submission: its content, time, verification code and contacts',
    params: WithId,
    result: ReceiptView,
  }),
  'POST /applications/:id/saves': swap({
    access: { application: 'attach' },
    summary: 'Saves changes of the answers',
    description:
      'Merged by field with what came in since `base`; 409 with both values where two changed the same ' +
      'field. `key` names the save: sent again, it is not made again. `edition` is the one that the ' +
      'patch was made on: 409 `stale` where the form was corrected since.',
    params: WithId,
    body: Body({
      base: Count,
      edition: Type.Optional(Digest),
      key: Type.String({ minLength: 8, maxLength: 100 }),
      patch: Operations,
      origins: Type.Optional(Origins),
    }),
    result: SavedView,
    errors: ['conflict', 'stale', 'unprocessable', 'limit-reached'],
  }),
  'GET /applications/:id/assessment': read({
    access: { application: 'read' },
    summary: 'Assesses the answers: findings, eligibility, computed values, progress',
    params: WithId,
    query: Type.Object({
      language: Type.Optional(LanguageTag),
    }),
    result: AssessmentView,
  }),
  'PUT /applications/:id/reasons': command({
    access: { application: 'edit' },
    summary: 'Changes the reasons for warnings',
    description: 'Keyed by code and pointer of the finding; an empty reason removes it.',
    params: WithId,
    body: Body({ reasons: Type.Record(Type.String({ maxLength: 600 }), Type.String({ maxLength: 1000 })) }),
    result: Confirmation('saved'),
    errors: ['limit-reached'],
  }),
  'POST /applications/:id/transitions': command({
    access: { application: 'transition' },
    summary: 'Makes a transition of the workflow: submit, return, recommend, decline, withdraw …',
    description: '`refused` names the requirement that is not met.',
    params: WithId,
    body: Body({
      transition: Code,
      revision: Count,
      opinion: Type.Optional(LongText),
      date: Type.Optional(Day),
      due: Type.Optional(Day),
      preference: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
    }),
    result: Type.Object({ from: Type.String(), to: Type.String() }),
    errors: ['stale', 'refused', 'unprocessable', 'limit-reached'],
  }),
  'GET /applications/:id/live': read({
    access: { application: 'read' },
    summary: 'Streams events of an application: saves, transitions, comments and presence',
    params: WithId,
    events: ApplicationEvents,
    errors: ['too-many'],
  }),
}
