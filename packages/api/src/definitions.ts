import { Type } from 'typebox'
import { command, read, sharedCommand } from './declare.ts'
import type { Received } from './declare.ts'
import { ProblemView } from './editions.ts'
import { PAPER_FILES } from './paper.ts'
import { PresentView } from './presence.ts'
import {
  Answers,
  Body,
  Count,
  Digest,
  Confirmation,
  Id,
  LongText,
  Nullable,
  PaperFormat,
  ShortName,
  Texts,
  Time,
  WithId,
} from './shapes.ts'

/**
 * States of a definition draft: editing, in review, approved, published. A change after approval returns it
 * to editing.
 */
export const DRAFT_STATES = ['editing', 'in-review', 'approved', 'published'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

/** The files of a form folder: path → text. */
const Files = Type.Record(Type.String(), Type.String())
const FilePath = Type.String({ pattern: '^(\\.\\./[a-z0-9-]+/)?[A-Za-z0-9][A-Za-z0-9._/-]{0,200}$' })
/** The files of a form folder as a request brings them. */
export const DefinitionFiles = Type.Record(FilePath, Type.String({ maxLength: 8_388_608 }), {
  maxProperties: 1000,
})
const FormId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' })
/** Changed files: path → new text, null for a deleted one. */
const FileChanges = Type.Record(FilePath, Nullable(Type.String({ maxLength: 8_388_608 })), {
  maxProperties: 1000,
})

/** An edition from which a draft can be made: one of the forms folder, or a published one. */
export const DefinitionSource = Type.Object({
  form: Type.String(),
  edition: Type.String(),
  title: Type.String(),
  editionTitle: Type.String(),
  /** Whether it was published here from a draft. */
  here: Type.Boolean(),
})
export type DefinitionSource = Received<typeof DefinitionSource>

export const DraftSummary = Type.Object({
  id: WithId.properties.id,
  form: Type.String(),
  edition: Type.String(),
  /** Titles of the form and the edition as written in its files; the edition's name if unreadable. */
  title: Type.String(),
  editionTitle: Type.String(),
  state: Type.Enum(DRAFT_STATES),
  revision: Type.Integer(),
  createdBy: Type.String(),
  changedBy: Type.String(),
  changedAt: Time,
  /** Scheduled time of publication. */
  publishAt: Nullable(Time),
  /** Digest of the published edition. */
  published: Nullable(Digest),
})
export type DraftSummary = Received<typeof DraftSummary>

/** A ticked review item of a new year's draft. */
export const LookedAt = Type.Object({ item: Type.String(), by: Type.String(), at: Time })
export type LookedAt = Received<typeof LookedAt>

export const DraftView = Type.Object({
  ...DraftSummary.properties,
  files: Files,
  /** The edition that it corrects or follows; null for a new form. */
  from: Nullable(Type.String()),
  /** Who published the version that it was begun from, and when, if that was withdrawn since. */
  withdrawn: Nullable(Type.Object({ by: Type.String(), at: Time })),
  /** The original texts of changed files. */
  before: Files,
  /** The review history, newest first. */
  notes: Type.Array(Type.Object({ what: Type.String(), by: Type.String(), at: Time, note: Type.String() })),
  /**
   * In which role the caller may approve it: as a second person who wrote none of the unapproved changes; as
   * one of two authors, if every administrator wrote some and another submitted it for review; alone, if
   * there is no other administrator; or not.
   */
  approval: Type.Enum(['second', 'both', 'alone', 'none']),
  /** Names of the authors of unapproved changes, and of those who may approve. */
  authors: Type.Array(Type.String()),
  approvers: Type.Array(Type.String()),
  /** The signer of the imported archive; null if not imported, an empty fingerprint if unsigned. */
  signer: Nullable(
    Type.Object({
      fingerprint: Type.String(),
      known: Type.Boolean(),
      own: Type.Boolean(),
      /** Names of those who changed it since, so that the signature no longer applies. */
      editedBy: Type.Array(Type.String()),
    }),
  ),
  /** Fingerprint of the key that signs exported archives. */
  signedAs: Type.String(),
  comments: Type.Array(
    Type.Object({
      id: Id,
      place: Type.String(),
      /** Its subject, as named in the form; empty if it is only text. */
      subject: Type.String(),
      text: Type.String(),
      by: Type.String(),
      at: Time,
      resolvedAt: Nullable(Time),
      /** The comment that it replies to, and with which it is resolved. */
      answers: Nullable(Id),
    }),
  ),
  /** Ticked review items, and by whom. */
  looked: Type.Array(LookedAt),
})
export type DraftView = Received<typeof DraftView>

/** Another edition of the form that a draft affects, because they share files. */
export const OtherEditionView = Type.Object({
  edition: Type.String(),
  title: Type.String(),
  /** Whether it keeps its own copies of changed files. */
  keeps: Type.Boolean(),
  /** Number of changes if it followed, and the first of them. */
  changes: Count,
  named: Type.Array(Texts),
  /** Number of errors that it would then have. */
  errors: Count,
  /** Errors caused by files shared by all editions. */
  broken: Type.Array(ProblemView),
})
export type OtherEditionView = Received<typeof OtherEditionView>

/** A step of the studio by its name, so that each reader is told it in their own language. */
const ToldStep = Type.Object({
  how: Type.Enum(['made', 'undone', 'redone', 'recovered']),
  name: Type.String({ pattern: '^[A-Za-z-]{1,60}$' }),
  values: Type.Optional(
    Type.Record(Type.String({ maxLength: 60 }), Type.Union([Type.String({ maxLength: 200 }), Type.Number()])),
  ),
})

/** One save of a draft. */
export const DraftStep = Type.Object({
  revision: Type.Integer(),
  by: Type.String(),
  at: Time,
  /** A technical name; in saves of earlier versions, what was done, in the language of the person. */
  step: Type.String(),
  /** What was done in the studio; null if it was done elsewhere. */
  happened: Nullable(Type.Array(ToldStep)),
  files: Type.Array(Type.String()),
})
export type DraftStep = Received<typeof DraftStep>

/** States of a published version: on offer, superseded, withdrawn, or removed from the forms folder. */
export const VERSION_STATES = ['offered', 'superseded', 'withdrawn'] as const

/** A published version of an edition; immutable and kept. */
export const PublishedVersion = Type.Object({
  digest: Digest,
  form: Type.String(),
  edition: Type.String(),
  state: Type.Enum(VERSION_STATES),
  at: Time,
  /** Who published it; null for the forms folder. */
  by: Nullable(Type.String()),
  /** Number of its applications. */
  applications: Count,
  /** Whether the forms folder has it: once withdrawn, no earlier version takes its place. */
  ofFolder: Type.Boolean(),
  /** Whether it was withdrawn and can be offered again. */
  offerable: Type.Boolean(),
})
export type PublishedVersion = Received<typeof PublishedVersion>

export const definitionRoutes = {
  'GET /definitions': read({
    access: 'form-admin',
    summary:
      'Lists the editions that drafts can be made from, the drafts, and every version that was published',
    result: Type.Object({
      sources: Type.Array(DefinitionSource),
      drafts: Type.Array(DraftSummary),
      versions: Type.Array(PublishedVersion, { description: 'Newest first' }),
    }),
  }),
  'POST /definitions/drafts': command({
    access: 'form-admin',
    makes: true,
    summary: 'Creates a draft of an edition, or of the next one',
    description: 'With `next` the draft is the edition of that year, prepared as by `formwright revise`.',
    body: Body({
      form: ShortName,
      edition: ShortName,
      next: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
    }),
    result: WithId,
    errors: ['not-found', 'conflict', 'limit-reached', 'forbidden'],
  }),
  'POST /definitions/forms': command({
    access: 'form-admin',
    makes: true,
    summary: 'Creates a draft of a new form from its files',
    description:
      'The files of a form folder, as the studio makes them. Its id must be that of no other form.',
    body: Body({
      form: FormId,
      edition: Type.String({ pattern: '^[0-9]{4}$' }),
      files: DefinitionFiles,
    }),
    result: WithId,
    errors: ['conflict', 'limit-reached', 'forbidden', 'too-large', 'unprocessable'],
  }),
  'GET /definitions/sources/:form/:edition': read({
    access: 'form-admin',
    summary: 'Gets the files of a form, to make another form from',
    params: Type.Object({ form: FormId, edition: ShortName }),
    result: Type.Object({ files: Files }),
    errors: ['not-found'],
  }),
  'PUT /definitions/drafts/:id/presence': sharedCommand({
    access: 'form-admin',
    summary: 'Reports which part of a draft the caller has open',
    description:
      'Answers with who else is there, and with the files that others changed since `base`. A window ' +
      'that reports nothing for 45 seconds is gone.',
    params: WithId,
    body: Body({
      base: Count,
      section: Type.String({ maxLength: 100 }),
      window: Type.String({ maxLength: 60 }),
    }),
    result: Type.Object({
      present: Type.Array(PresentView),
      revision: Type.Integer(),
      others: Type.Record(Type.String(), Nullable(Type.String())),
      /** Another text once comments or ticked items have changed. */
      margin: Type.String(),
    }),
    errors: ['not-found'],
  }),
  'GET /definitions/drafts/:id': read({
    access: 'form-admin',
    summary: 'Gets a draft with its files',
    params: WithId,
    result: DraftView,
    errors: ['not-found'],
  }),
  'PATCH /definitions/drafts/:id': command({
    access: 'form-admin',
    summary: 'Saves changed files of a draft',
    description:
      'Files that others changed since `base` come back; where they changed the same file, nothing is ' +
      'saved (409) and theirs comes with the error.',
    params: WithId,
    body: Body({
      base: Count,
      step: Type.String({ maxLength: 200 }),
      happened: Type.Optional(Type.Array(ToldStep, { maxItems: 100 })),
      changes: FileChanges,
    }),
    result: Type.Object({
      revision: Type.Integer(),
      others: Type.Record(Type.String(), Nullable(Type.String())),
    }),
    errors: ['not-found', 'conflict', 'gone'],
  }),
  'POST /definitions/drafts/:id/paper/:format': read({
    access: 'form-admin',
    summary: 'Prints the official form of a draft with these answers, or blank without any',
    params: Type.Object({ id: Id, format: PaperFormat }),
    body: Body({ answers: Type.Optional(Answers) }),
    file: PAPER_FILES,
    errors: ['not-found', 'unprocessable', 'too-large', 'too-many'],
  }),
  'GET /definitions/drafts/:id/problems': read({
    access: 'form-admin',
    summary: 'Checks a draft as before publishing: linter and cases',
    params: WithId,
    result: Type.Object({ revision: Type.Integer(), problems: Type.Array(ProblemView) }),
    errors: ['not-found'],
  }),
  'GET /definitions/drafts/:id/others': read({
    access: 'form-admin',
    summary: 'Lists the effects of a draft on other editions of its form that share its files',
    params: WithId,
    result: Type.Array(OtherEditionView),
    errors: ['not-found'],
  }),
  'GET /definitions/drafts/:id/steps': read({
    access: 'form-admin',
    summary: 'Lists who changed which files of a draft',
    params: WithId,
    result: Type.Array(DraftStep),
    errors: ['not-found'],
  }),
  'POST /definitions/drafts/:id/review': command({
    access: 'form-admin',
    summary: 'Submits a draft for review, approves it, or returns it',
    params: WithId,
    body: Body({ what: Type.Enum(['ask', 'approve', 'return']), note: Type.Optional(LongText) }),
    result: Type.Object({ state: Type.Enum(DRAFT_STATES) }),
    errors: ['not-found', 'conflict', 'gone', 'unprocessable'],
  }),
  'DELETE /definitions/drafts/:id': command({
    access: 'form-admin',
    summary: 'Deletes a draft that is not published',
    params: WithId,
    result: Confirmation('deleted'),
    errors: ['not-found', 'gone'],
  }),
}
