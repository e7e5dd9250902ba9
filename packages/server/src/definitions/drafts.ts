import type { DraftState, DraftStep, DraftView } from '@formwright/api'
import { sql } from 'kysely'
import type { Person } from '../access/people.ts'
import { isFormAdmin } from '../access/people.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { Files } from '../published/checking.ts'
import { approvalsOf } from './approval.ts'
import { writeChanges } from './write-changes.ts'

/** Maximum number of open drafts. */
const MOST_DRAFTS = 100
/** Maximum total length of a draft's files. */
const MAX_CHARACTERS = 5_000_000

/** A draft without its files, which may be megabytes. */
export interface DraftHead {
  readonly id: string
  readonly form: string
  readonly edition: string
  readonly from_edition: string
  readonly revision: number
  readonly state: DraftState
  readonly changed_by: string
  readonly changed_at: Date
  readonly published: string | null
  readonly signer: string | null
}

export interface Draft extends DraftHead {
  readonly from_files: Files
  readonly files: Files
}

const HEAD = [
  'id',
  'form',
  'edition',
  'from_edition',
  'revision',
  'state',
  'changed_by',
  'changed_at',
  'published',
  'signer',
] as const

/** Reads a draft without its files. @throws HttpError as `draftOf` does */
export async function draftHeadOf(
  db: Reader | Tx,
  id: string,
  person: Person,
  lock = false,
): Promise<DraftHead> {
  const query = db.selectFrom('definition_draft').select(HEAD).where('id', '=', id)
  const draft = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!draft || !isFormAdmin(person, draft.form)) throw new HttpError('not-found', NO_DRAFT)
  return draft
}

const NO_DRAFT = 'There is no such draft'

/**
 * Reads a draft by id.
 * @throws HttpError when there is none, or it is of a form that is not the person's
 */
export async function draftOf(db: Reader | Tx, id: string, person: Person, lock = false): Promise<Draft> {
  const query = db
    .selectFrom('definition_draft')
    .select([...HEAD, 'from_files', 'files'])
    .where('id', '=', id)
  const draft = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!draft || !isFormAdmin(person, draft.form)) throw new HttpError('not-found', NO_DRAFT)
  return draft
}

/**
 * Creates a draft of an edition.
 * @throws HttpError when there are too many, or one of the same edition is open
 */
export async function createDraft(
  tx: Tx,
  draft: {
    readonly form: string
    readonly edition: string
    readonly from: string
    readonly before: Files
    readonly files: Files
  },
  person: Person,
): Promise<{ id: string }> {
  checkSize(draft.files)
  const open = await tx
    .selectFrom('definition_draft')
    .select(['form', 'edition'])
    .where('state', '!=', 'published')
    .execute()
  if (open.length >= MOST_DRAFTS)
    throw new HttpError('limit-reached', `There are ${MOST_DRAFTS} drafts already: publish or delete some`, {
      of: 'definitions',
      limit: MOST_DRAFTS,
    })
  if (open.some(({ form, edition }) => form === draft.form && edition === draft.edition))
    throw new HttpError('conflict', 'A draft of this edition is under work already: go on with that one', {
      reason: 'draft-open',
    })
  return tx
    .insertInto('definition_draft')
    .values({
      form: draft.form,
      edition: draft.edition,
      from_edition: draft.from,
      from_files: JSON.stringify(draft.before),
      begun_files: JSON.stringify(draft.files),
      files: JSON.stringify(draft.files),
      created_by: person.id,
      changed_by: person.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

type Changes = Readonly<Record<string, string | null>>

/** The name of the step that replaces files by an import. */
export const IMPORT = 'import'

/**
 * Saves changed files and returns what others changed since. If they changed the same file, nothing is saved.
 * @throws HttpError `conflict` with all that others changed, `gone` when the draft is published
 */
export async function saveDraft(
  tx: Tx,
  id: string,
  save: {
    readonly base: number
    readonly step: string
    readonly happened?: NonNullable<DraftStep['happened']>
    readonly changes: Changes
  },
  person: Person,
): Promise<{ form: string; edition: string; revision: number; others: Changes }> {
  const draft = await lockEditableDraft(tx, id, person)
  const changed = await pathsChangedSince(tx, id, save.base)
  const others = Object.fromEntries(changed.map((path) => [path, draft.files[path] ?? null]))
  const files: Record<string, string> = { ...draft.files }
  const clashing = Object.keys(save.changes).filter(
    (path) => path in others && (others[path] ?? null) !== save.changes[path],
  )
  if (clashing.length > 0)
    throw new HttpError('conflict', 'Somebody else changed the same file meanwhile', {
      reason: 'file-changed',
      revision: draft.revision,
      by: await changersSince(tx, id, save.base, clashing),
      files: others,
    })
  writeChanges(files, save.changes)
  checkSize(files)
  const revision = draft.revision + 1
  await tx
    .updateTable('definition_draft')
    .set({
      files: JSON.stringify(files),
      revision,
      state: 'editing',
      publish_at: null,
      changed_by: person.id,
      changed_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .execute()
  await tx
    .insertInto('definition_step')
    .values({
      draft: id,
      revision,
      by_user: person.id,
      step: save.step,
      happened: save.happened ? JSON.stringify(save.happened) : null,
      changes: JSON.stringify(save.changes),
    })
    .execute()
  return { form: draft.form, edition: draft.edition, revision, others }
}

/** Names of those who changed given files after a revision. */
async function changersSince(
  tx: Tx,
  draft: string,
  base: number,
  paths: readonly string[],
): Promise<string[]> {
  const steps = await tx
    .selectFrom('definition_step')
    .innerJoin('user', 'user.id', 'by_user')
    .select(['user.name as by', 'changes'])
    .where('draft', '=', draft)
    .where('revision', '>', base)
    .execute()
  return [
    ...new Set(
      steps.filter(({ changes }) => paths.some((path) => Object.hasOwn(changes, path))).map(({ by }) => by),
    ),
  ]
}

function checkSize(files: Files): void {
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0)
  if (size > MAX_CHARACTERS)
    throw new HttpError('too-large', `A definition may have ${MAX_CHARACTERS} letters in all its files`)
}

async function pathsChangedSince(tx: Tx, draft: string, base: number): Promise<string[]> {
  const steps = await tx
    .selectFrom('definition_step')
    .select(sql<string[]>`array(select jsonb_object_keys(changes::jsonb))`.as('paths'))
    .where('draft', '=', draft)
    .where('revision', '>', base)
    .execute()
  return [...new Set(steps.flatMap(({ paths }) => paths))]
}

/** The files changed after a revision, in their current state; null for deleted ones. */
export async function changedSince(
  tx: Tx,
  draft: string,
  base: number,
): Promise<Record<string, string | null>> {
  const paths = await pathsChangedSince(tx, draft, base)
  if (paths.length === 0) return {}
  const { files } = await tx
    .selectFrom('definition_draft')
    .select('files')
    .where('id', '=', draft)
    .executeTakeFirstOrThrow()
  return Object.fromEntries(paths.map((path) => [path, files[path] ?? null]))
}

/** Locks a draft that can still be changed. */
export async function lockEditableDraft(tx: Tx, id: string, person: Person): Promise<Draft> {
  const draft = await draftOf(tx, id, person, true)
  if (draft.state === 'published')
    throw new HttpError('gone', 'This draft is published and no longer changed', {
      reason: 'draft-published',
      ...(await publicationOf(tx, draft)),
    })
  return draft
}

/** Who published a draft, and when. */
async function publicationOf(
  tx: Tx,
  { published, changed_at }: Draft,
): Promise<{ readonly by: string; readonly at: string }> {
  const edition = await tx
    .selectFrom('edition')
    .innerJoin('user', 'user.id', 'published_by')
    .select('user.name as by')
    .where('digest', '=', published)
    .executeTakeFirst()
  return { by: edition?.by ?? '—', at: changed_at.toISOString() }
}

/** The error for a draft whose files do not form a valid definition. */
export function draftUnreadable(): HttpError {
  return new HttpError('unprocessable', 'The draft cannot be read as it is: fix its files first', {
    reason: 'draft-unreadable',
  })
}

/** Moves a draft to its next review state. @throws HttpError where its state does not allow it */
export async function reviewDraft(
  tx: Tx,
  id: string,
  { what, note }: { readonly what: 'ask' | 'approve' | 'return'; readonly note?: string | undefined },
  person: Person,
): Promise<{ readonly draft: Draft; readonly state: DraftState; readonly as?: DraftView['approval'] }> {
  const draft = await lockEditableDraft(tx, id, person)
  if (what === 'ask' ? draft.state !== 'editing' : draft.state === 'editing')
    throw new HttpError('conflict', 'The draft is not at this point of its review any more', {
      reason: 'review-moved',
      state: draft.state,
    })
  if (what === 'return' && !note)
    throw new HttpError('unprocessable', 'Say what is to be changed', { reason: 'note-missing' })
  const approval = what === 'approve' ? await approvalsOf(tx, draft, person) : undefined
  if (approval?.own === 'none')
    throw new HttpError('unprocessable', 'Somebody else has to agree to it', {
      reason: 'second-person',
      approvers: approval.approvers,
    })
  const state = what === 'ask' ? 'in-review' : what === 'approve' ? 'approved' : 'editing'
  await tx.updateTable('definition_draft').set({ state, publish_at: null }).where('id', '=', id).execute()
  await tx
    .insertInto('definition_note')
    .values({ draft: id, what, note: note ?? '', by_user: person.id })
    .execute()
  return { draft, state, ...(approval ? { as: approval.own } : {}) }
}
