import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { FormBundle, Json } from '@formwright/definition'
import { applyPatch, diffDocuments, mergeDocuments, titleOf } from '@formwright/engine'
import type { Conflict, Form, Operation } from '@formwright/engine'
import type { Person } from '../access/people.ts'
import type { Message } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'
import { Refusal } from '../http/errors.ts'
import { refuseUnfitAttachments } from './attachments.ts'
import { refuseForbidden } from './forbidden.ts'
import type { Changeable } from './forbidden.ts'
import { progressOf, readApplication } from './store.ts'
import type { ApplicationRow } from './store.ts'

const MAX_ANSWERS = 5_000_000

export interface Save {
  /** The application as it was read a moment ago. */
  readonly row: ApplicationRow
  readonly bundle: FormBundle
  readonly form: Form
  readonly person: Person
  readonly address: string
  /** What may be changed in a state: the application may have moved on. */
  readonly mayChange: (state: string) => Changeable
  /** The revision that the patch was made on. */
  readonly base: number
  readonly patch: readonly Operation[]
  /** Names the save: sent again, it is not made again. */
  readonly key: string
  readonly origins?: Readonly<Record<string, unknown>> | undefined
}

/** What a save came to: the revision now, and what turns the sender's document into it. */
export interface Saved {
  readonly revision: number
  readonly patch: readonly Operation[]
}

/**
 * Takes a change in. What others changed since its base is merged by field; the same field changed to two values is
 * refused with both, and nothing of the save is kept. What is acknowledged is on disk. Nothing is locked: a save that
 * another one overtakes is made again on what that left.
 * @throws Refusal
 */
export async function save(db: Kysely<Tables>, request: Save): Promise<Saved> {
  let row: ApplicationRow | undefined = request.row
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (!row) throw new Refusal('not-found', 'There is no such application')
    const saved = await saveOn(db, request, row)
    if (saved) return saved
    row = await readApplication(db, row.id)
  }
  throw new Refusal('too-many', 'Many people save at once: try again in a moment')
}

/** Saves on the application as it was read; `undefined` when it has moved on since. */
async function saveOn(db: Kysely<Tables>, request: Save, row: ApplicationRow): Promise<Saved | undefined> {
  if (request.base > row.revision)
    throw new Refusal(
      'unprocessable',
      `Revision ${request.base} does not exist: the application is at ${row.revision}`,
    )
  const isLatest = request.base === row.revision
  const base = isLatest ? row.answers : await answersAt(db, row.id, row, request.base)
  const mine = patched(base, request.patch)
  const done = isLatest
    ? undefined
    : await db
        .selectFrom('change')
        .select('revision')
        .where('application', '=', row.id)
        .where('key', '=', request.key)
        .executeTakeFirst()
  if (done || request.patch.length === 0)
    return { revision: row.revision, patch: diffDocuments(mine, row.answers) }
  const { document, conflicts } = isLatest
    ? { document: mine, conflicts: [] }
    : mergeDocuments(base, mine, row.answers)
  if (conflicts.length > 0) throw conflicting(conflicts, row.revision)
  const patch = diffDocuments(row.answers, document)
  refuseForbidden(patch, row.answers, document, request.mayChange(row.state))
  await refuseUnfitAttachments(db, row.id, row.answers, document)
  const revision = row.revision + 1
  const written = await write(db, request, {
    row,
    revision,
    document,
    patch,
    undo: diffDocuments(document, row.answers),
  })
  return written ? { revision, patch: diffDocuments(mine, document) } : undefined
}

/** More than this overtake each other in no office. */
const MAX_TRIES = 50

function patched(base: unknown, patch: readonly Operation[]): unknown {
  try {
    return applyPatch(base, patch)
  } catch (error) {
    throw new Refusal(
      'unprocessable',
      error instanceof RangeError ? error.message : 'The patch does not fit the revision that it names',
    )
  }
}

function conflicting(conflicts: readonly Conflict[], revision: number): Refusal {
  return new Refusal('conflict', 'Somebody else changed the same field: decide which value stands', {
    revision,
    conflicts: conflicts.map(({ pointer, base, mine, theirs }) => ({
      pointer,
      base: base ?? null,
      mine: mine ?? null,
      theirs: theirs ?? null,
    })),
  })
}

/** The answers as they stood at an earlier revision: what was done since is undone on a copy. */
export async function answersAt(
  db: Kysely<Tables>,
  id: string,
  now: { readonly revision: number; readonly answers: unknown },
  revision: number,
): Promise<unknown> {
  const changes = await db
    .selectFrom('change')
    .select('undo')
    .where('application', '=', id)
    .where('revision', '>', revision)
    .where('revision', '<=', now.revision)
    .orderBy('revision', 'desc')
    .execute()
  return changes.reduce<unknown>((document, { undo }) => applyPatch(document, undo), now.answers)
}

interface Written {
  readonly row: ApplicationRow
  readonly revision: number
  readonly document: unknown
  readonly patch: readonly Operation[]
  readonly undo: readonly Operation[]
}

/** The document, its history, the trail and the news of it, in one statement; nothing when the application moved on. */
async function write(
  db: Kysely<Tables>,
  { bundle, form, person, address, key, origins }: Save,
  { row: { id, state, revision: read }, revision, document, patch, undo }: Written,
): Promise<boolean> {
  const answers = JSON.stringify(document)
  if (answers.length > MAX_ANSWERS)
    throw new Refusal('too-large', `The answers would be larger than ${MAX_ANSWERS / 1_000_000} MB`)
  const message: Message = { kind: 'application', id, revision, by: person.id, key }
  const details: Record<string, Json> = { revision, places: patch.slice(0, 50).map(({ path }) => path) }
  const { rows } = await sql`
    with saved as (
      update application set revision = ${revision}, answers = ${answers}::jsonb, title = ${titleOf(bundle, document)}, progress = ${JSON.stringify(progressOf(form, document))}::jsonb,
        origins = coalesce(${origins ? JSON.stringify(origins) : null}::jsonb, origins), changed_at = now()
      where id = ${id} and revision = ${read} and state = ${state} returning id),
    changed as (
      insert into change (application, revision, key, patch, undo, by_user)
      select id, ${revision}, ${key}, ${JSON.stringify(patch)}::jsonb, ${JSON.stringify(undo)}::jsonb, ${person.id} from saved),
    trail as (
      insert into audit (actor, actor_name, action, subject, details, address)
      select ${person.id}, ${person.name}, 'application.change', id::text, ${JSON.stringify(details)}::jsonb, ${address} from saved)
    select pg_notify('formwright', ${JSON.stringify(message)}) from saved
  `.execute(db)
  return rows.length > 0
}
