import type { FormBundle } from '@formwright/definition'
import { rightsOf } from '../access/people.ts'
import type { Person, Rights } from '../access/people.ts'
import { readPerson } from '../access/read-person.ts'
import type { Reader, Tx } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'
import { HttpError } from '../http/errors.ts'
import { EXTENDED, ID, readApplication } from './store.ts'
import type { ApplicationRow } from './store.ts'

/** What may be done with an application; `attach` is to change anything of it, if only evidence. */
export type ApplicationRight = 'read' | 'edit' | 'attach' | 'review' | 'transition'

/** An application as it stands, and what the caller may do with it. */
export interface ApplicationCall {
  readonly row: ApplicationRow
  readonly bundle: FormBundle
  readonly rights: Rights
}

/**
 * An application and what a person may do with it.
 * @throws HttpError when they may not do this; who may not read it is told that there is none
 */
export async function authorize(
  right: ApplicationRight,
  person: Person,
  id: string,
  { db, editions }: { readonly db: Reader; readonly editions: Editions },
): Promise<ApplicationCall> {
  return authorizedCall(right, person, await readApplication(db, id), editions)
}

/** Whether somebody may read an application as it stands at this moment. */
export async function mayRead(
  person: Person,
  id: string,
  { db, editions }: { readonly db: Reader; readonly editions: Editions },
): Promise<boolean> {
  const row = await db
    .selectFrom('application')
    .select(['form', 'edition', 'region', 'unit', 'state', 'demonstration', 'organisation'])
    .where('id', '=', id)
    .executeTakeFirst()
  const bundle = row && (await editions.bundleOf(row.edition))
  return row !== undefined && bundle !== undefined && rightsOf(person, bundle.form, row).read
}

interface Locking {
  readonly tx: Tx
  readonly editions: Editions
  /** `row`: nobody else changes or deletes it until the transaction ends. `shared`: nobody deletes it. */
  readonly lock: 'row' | 'shared'
}

/**
 * The same, with the application locked. Only then it is asked who the person is and what they may do: roles
 * that were taken away meanwhile do not count, nor does what the application was before others changed it.
 * @throws HttpError as `authorize`
 */
export async function lockAndAuthorize(
  right: ApplicationRight,
  caller: Pick<Person, 'id'>,
  id: string,
  { tx, editions, lock }: Locking,
): Promise<{ readonly person: Person; readonly application: ApplicationCall }> {
  const wanted = tx.selectFrom('application').selectAll().select(EXTENDED).where('id', '=', id)
  const row = ID.test(id)
    ? await (lock === 'row' ? wanted.forNoKeyUpdate() : wanted.forKeyShare()).executeTakeFirst()
    : undefined
  const person = await personNow(tx, caller)
  return { person, application: await authorizedCall(right, person, row, editions) }
}

/**
 * The caller as the transaction sees them.
 * @throws HttpError for who may no longer sign in
 */
export async function personNow(tx: Tx, { id }: Pick<Person, 'id'>): Promise<Person> {
  const person = await readPerson(tx, id)
  if (!person) throw new HttpError('not-signed-in', 'Sign in first')
  return person
}

async function authorizedCall(
  right: ApplicationRight,
  person: Person,
  row: ApplicationRow | undefined,
  editions: Editions,
): Promise<ApplicationCall> {
  const bundle = row && (await editions.bundleOf(row.edition))
  const rights = row && bundle ? rightsOf(person, bundle.form, row) : undefined
  if (!row || !bundle || !rights?.read) throw new HttpError('not-found', 'There is no such application')
  const allowed = {
    read: true,
    edit: rights.edit.length > 0,
    attach: rights.edit.length + rights.attach.length > 0,
    review: rights.review,
    transition: rights.transitions.length > 0,
  }[right]
  if (!allowed) {
    const title = bundle.form.workflow?.states[row.state]?.title ?? row.state
    throw new HttpError('forbidden', `Not possible for your role while the application is “${title}”`, {
      state: row.state,
    })
  }
  return { row, bundle, rights }
}
