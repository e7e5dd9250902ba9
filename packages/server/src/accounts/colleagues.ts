import type { FormFile } from '@formwright/definition'
import { grantsToShare } from '../access/people.ts'
import type { Grant, Person } from '../access/people.ts'
import { readPerson } from '../access/read-person.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { lockAccounts } from './administrators.ts'
import { organisationOf } from './organisations.ts'
import { titledGrant } from './roles.ts'

/** Locks all accounts, and returns a person with the grants that they may share with colleagues. */
export async function lockForColleagues(
  tx: Tx,
  { id, lacksSecondFactor }: Person,
  forms: readonly FormFile[],
  form?: string,
): Promise<{ readonly person: Person; readonly grants: readonly Grant[] }> {
  await lockAccounts(tx)
  const person = await readPerson(tx, id)
  const grants = person && !lacksSecondFactor ? grantsToShare(person, forms, form) : []
  if (!person || grants.length === 0)
    throw new HttpError('forbidden', 'Only who fills in a form invites colleagues to it')
  return { person, grants }
}

/** A person's view of their organisation: only themselves while a required second factor is not set up. */
export async function organisationView(db: Reader, person: Person, forms: readonly FormFile[]) {
  const known = await organisationOf(db, person.organisation)
  const [people, mine] = await Promise.all([colleaguesOf(db, person), invitedBy(db, person)])
  const isShown = ({ id }: { readonly id: string }) => !person.lacksSecondFactor || id === person.id
  const invitations = person.lacksSecondFactor ? [] : await openToColleagues(db, person)
  return {
    name: known?.name ?? null,
    people: people.filter(isShown).map(({ id, name, email }) => ({
      id,
      name,
      email,
      self: id === person.id,
      removable: id === person.id ? people.length > 1 : mine.has(email),
    })),
    invitations: invitations.map(({ inviter, ...invitation }) => ({
      ...invitation,
      renewable: inviter === person.id,
    })),
    shares: grantsToShare(person, forms).map((grant) => titledGrant(grant, forms)),
  }
}

/** Members of the same organisation who may sign in. */
function colleaguesOf(db: Reader, { organisation, demonstration }: Person) {
  return db
    .selectFrom('user')
    .select(['id', 'name', 'email'])
    .where('organisation', '=', organisation)
    .where('demonstration', '=', demonstration)
    .where('disabled', '=', false)
    .orderBy('name')
    .execute()
}

/** Email addresses of those whom a person invited into their current organisation. */
async function invitedBy(db: Reader, { id, organisation }: Person): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('invitation')
    .select('email')
    .where('by_colleague', '=', true)
    .where('invited_by', '=', id)
    .where('organisation', '=', organisation)
    .where('accepted_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ email }) => email))
}

/**
 * Open invitations by current members of the organisation; demonstration accounts only see their own kind.
 */
function openToColleagues(db: Reader, { organisation, demonstration }: Person) {
  return db
    .selectFrom('invitation')
    .innerJoin('user', 'user.id', 'invitation.invited_by')
    .select([
      'invitation.id',
      'invitation.name',
      'invitation.email',
      'user.id as inviter',
      'user.name as by',
      'invitation.created_at as at',
      'invitation.expires_at as expiresAt',
    ])
    .where('by_colleague', '=', true)
    .where('invitation.organisation', '=', organisation)
    .where('user.organisation', '=', organisation)
    .where('user.demonstration', '=', demonstration)
    .where('accepted_at', 'is', null)
    .where('voided_at', 'is', null)
    .orderBy('invitation.created_at', 'desc')
    .execute()
}

/** Number of members and open invitations of an organisation. */
export async function sizeOf(db: Reader, person: Person): Promise<number> {
  const [{ people }, open] = await Promise.all([
    db
      .selectFrom('user')
      .select(({ fn }) => fn.countAll<string>().as('people'))
      .where('organisation', '=', person.organisation)
      .executeTakeFirstOrThrow(),
    openToColleagues(db, person),
  ])
  return Number(people) + open.length
}

/** An invitation by a colleague into a person's organisation. @throws HttpError if there is none */
export async function colleaguesInvitation(db: Reader, id: string, person: Person) {
  const found = (await openToColleagues(db, person)).find((one) => one.id === id)
  if (!found) throw new HttpError('not-found', 'There is no such invitation')
  return found
}

/**
 * The grants of a colleague's invitation at the time of use: no more than the colleague has then, and none if
 * they left or were disabled.
 * @throws HttpError
 */
export async function grantsStillShared(
  tx: Tx,
  link: {
    readonly grants: readonly Grant[]
    readonly invited_by: string | null
    readonly organisation: string | null
  },
): Promise<Grant[]> {
  const inviter = link.invited_by === null ? undefined : await readPerson(tx, link.invited_by)
  const grants =
    inviter?.organisation === link.organisation
      ? link.grants.filter(({ role, region, form }) =>
          inviter.grants.some(
            (own) => own.role === role && own.region === region && (own.form === '*' || own.form === form),
          ),
        )
      : []
  if (grants.length === 0)
    throw new HttpError('gone', 'Who invited you can no longer do so: ask for a new invitation', {
      reason: 'colleague-gone',
    })
  return grants
}
