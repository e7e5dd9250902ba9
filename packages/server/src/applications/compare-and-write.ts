import { setImmediate as othersFirst } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import {
  ATTACHMENTS,
  attachmentEntries,
  LISTS,
  pointerOfTarget,
  scanJson,
  splitPointer,
} from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { titleOf } from '@formwright/engine'
import type { Form, Operation } from '@formwright/engine'
import type { Person } from '../access/people.ts'
import type { Message } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'
import { DOCUMENT_LIMITS, tooLarge } from '../http/bodies.ts'
import { HttpError } from '../http/errors.ts'
import { keptOf } from './history-budget.ts'
import type { Origins } from '@formwright/api'
import { termsOf } from '../admission/deadline.ts'
import { progressOf } from '../admission/store.ts'
import type { ApplicationRow } from '../admission/store.ts'
import type { MovedAnnotations } from './moved-annotations.ts'
import type { Limits } from '../settings/limits.ts'

const MAX_ANSWERS = 5_000_000

/** A requested save. */
export interface Save {
  /** The application as it was just read. */
  readonly row: ApplicationRow
  readonly bundle: FormBundle
  readonly form: Form
  readonly limits: Limits
  readonly person: Person
  readonly address: string
  /** The revision that the patch is based on. */
  readonly base: number
  readonly patch: readonly Operation[]
  /** Idempotency key: a save that is sent again is not applied again. */
  readonly key: string
  readonly origins?: Origins | undefined
}

/** The columns that a save writes. */
interface SavedColumns {
  /** Unchanged if only origins changed. */
  readonly revision: number
  readonly document: unknown
  readonly patch: readonly Operation[]
  readonly undo: readonly Operation[]
  /** Hashes of newly attached files. */
  readonly evidence: readonly string[]
  readonly origins: Origins | undefined
  readonly remarks: MovedAnnotations
}

/**
 * Writes document, history, audit line and live message in one statement, provided that everything the save
 * was based on is unchanged: revision, state, owner, the person's roles and organisation, and the attached
 * files; and that its key is new. Returns false otherwise.
 */
export async function compareAndWrite(
  db: Kysely<Tables>,
  { row, bundle, form, person, address, key, limits }: Save,
  { revision, document, patch, undo, evidence, origins, remarks }: SavedColumns,
): Promise<boolean> {
  const answers = JSON.stringify(document)
  refuseTooLarge(answers)
  const { id } = row
  const liveMessages: Message[] = [{ kind: 'application', id, revision, by: person.id, key }]
  if (remarks.comments.length > 0) liveMessages.push({ kind: 'comments', id, by: person.id })
  if (remarks.reasons) liveMessages.push({ kind: 'review', id, by: person.id })
  const messages = JSON.stringify(liveMessages)
  const details: Record<string, Json> = { revision, places: changedPointers(patch, row.answers, document) }
  const stands = sql`id = ${id} and revision = ${row.revision} and state = ${row.state}
    and ${remarks.reasons ? sql`reasons = ${JSON.stringify(row.reasons)}::jsonb` : sql`true`}
    and edition = ${row.edition} and organisation = ${row.organisation}
    and ${hasRoles(person)} and ${holdsFiles(id, evidence)}
    and not exists (select from change where application = ${id} and key = ${key})`
  const kept = sql`coalesce(${origins ? JSON.stringify(origins) : null}::jsonb, origins)`
  await othersFirst()
  const steps = { patch: JSON.stringify(patch), undo: JSON.stringify(undo) }
  const history = keptOf({ row, revision, answers, ...steps }, limits)
  const comments = JSON.stringify(remarks.comments)
  const reasons = remarks.reasons ? JSON.stringify(remarks.reasons) : null
  const progress = JSON.stringify(progressOf(form, document, termsOf(row, bundle)))
  await othersFirst()
  const { rows } =
    patch.length === 0
      ? await sql`update application set origins = ${kept} where ${stands} returning id`.execute(db)
      : await sql`
    with saved as (
      update application set revision = ${revision}, answers = ${answers}::jsonb,
        title = ${titleOf(bundle, document)}, progress = ${progress}::jsonb,
        origins = ${kept}, reasons = coalesce(${reasons}::jsonb, reasons), changed_at = now(),
        ${history.columns}
      where ${stands} returning id),
    changed as (
      insert into change (application, revision, key, patch, undo, by_user)
      select id, ${revision}, ${key}, ${steps.patch}::jsonb, ${steps.undo}::jsonb, ${person.id} from saved),
    snapped as (
      insert into snapshot (application, revision, answers)
      select id, ${revision}, ${answers}::jsonb from saved where ${history.snapshot}),
    remarked as (
      update comment set pointer = moved.pointer
      from saved, jsonb_to_recordset(${comments}::jsonb) as moved (id uuid, pointer text)
      where comment.id = moved.id and comment.application = saved.id),
    trail as (
      insert into audit (actor, actor_name, action, subject, details, address)
      select ${person.id}, ${person.name}, 'application.change', id::text, ${JSON.stringify(details)}::jsonb,
        ${address} from saved)
    select pg_notify('formwright', message::text)
      from saved, jsonb_array_elements(${messages}::jsonb) as message
  `.execute(db)
  return rows.length > 0
}

/** Maximum number of pointers named in the audit trail. */
const NAMED = 50

/** The changed pointers; changes of attachments and lists are attributed to their field. */
function changedPointers(patch: readonly Operation[], before: unknown, after: unknown): string[] {
  const pointers = patch.slice(0, NAMED).map(({ path }) => {
    const [member, key = ''] = splitPointer(path)
    if (`/${member}` === LISTS && key !== '') return pointerOfTarget(key)
    if (`/${member}` !== ATTACHMENTS) return path
    const [now, was] = [after, before].map(attachmentEntries)
    const entry = (key === '-' ? now!.at(-1) : now![Number(key)]) ?? was![Number(key)]
    const { target } = (entry ?? {}) as { readonly target?: unknown }
    return typeof target === 'string' ? pointerOfTarget(target) : path
  })
  return [...new Set(pointers)]
}

function refuseTooLarge(answers: string): void {
  if (Buffer.byteLength(answers) > MAX_ANSWERS)
    throw new HttpError('too-large', `The answers would be larger than ${MAX_ANSWERS / 1_000_000} MB`)
  const { beyond } = scanJson(answers, DOCUMENT_LIMITS)
  if (beyond) throw tooLarge('Answers', DOCUMENT_LIMITS, beyond)
}

/**
 * SQL condition: the person may sign in and has exactly the roles and organisation that the save was
 * authorised with.
 */
function hasRoles({ id, grants, organisation }: Pick<Person, 'id' | 'grants' | 'organisation'>) {
  const roles = grants.map(({ role, region, form }) => `${role} ${region} ${form}`)
  return sql`exists (select from "user" where id = ${id} and not disabled
      and organisation = ${organisation})
    and (select count(*) = ${roles.length}::int
        and ${roles.length}::int =
          count(*) filter (where role || ' ' || region || ' ' || form = any(${roles}::text[]))
      from "grant" where user_id = ${id})`
}

/** SQL condition: the application has the files. */
function holdsFiles(application: string, hashes: readonly string[]) {
  return hashes.length === 0
    ? sql`true`
    : sql`(select count(*) = ${hashes.length}::int from (select from application_file where application = ${application}
        and sha256 = any(${hashes}::text[]) for key share) held)`
}
