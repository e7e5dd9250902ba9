import type { FormBundle } from '@formwright/definition'
import { rightsOf } from '../access/people.ts'
import type { Person, Rights } from '../access/people.ts'
import { readPerson } from '../access/read-person.ts'
import type { Reader, Tx } from '../database/connect.ts'
import type { Editions } from '../published/editions.ts'
import { HttpError } from '../http/errors.ts'
import { EXTENDED, ID, readApplication } from './store.ts'
import type { ApplicationRow } from './store.ts'

/** What may be done with an application; `attach` means changing anything, even if only evidence. */
export type ApplicationRight = 'read' | 'edit' | 'attach' | 'review' | 'transition'

/** An application with what the caller may do with it. */
export interface ApplicationCall {
  readonly row: ApplicationRow
  readonly bundle: FormBundle
  readonly rights: Rights
}

/**
 * Reads an application and checks the caller's right.
 * @throws HttpError when it is not granted; without read access the application is reported as not found
 */
export async function authorize(
  right: ApplicationRight,
  person: Person,
  id: string,
  { db, editions }: { readonly db: Reader; readonly editions: Editions },
): Promise<ApplicationCall> {
  return authorizedCall(right, person, await readApplication(db, id), editions)
}

/** Whether a person may read an application at this moment. */
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
  /** `row`: exclusive until the transaction ends. `shared`: others may write, but not delete it. */
  readonly lock: 'row' | 'shared'
}

/**
 * As `authorize`, with the application locked. Person, grants and state are read after locking, so concurrent
 * changes are respected.
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

/** The caller as of the transaction. @throws HttpError if they may no longer sign in */
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
