import { readPerson } from '../access/read-person.ts'
import { publish } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'
import { lockAccounts, lockAccountsFor } from './administrators.ts'
import { organisationView } from './colleagues.ts'
import { leaveOrganisation, nameOrganisation, organisationOf } from './organisations.ts'

/** Renames an organisation. */
export async function renameOrganisation({
  tx,
  params,
  body,
  person,
  record,
}: CallOf<'PUT /organisations/:id'>): Promise<{ changed: true }> {
  await lockAccountsFor(tx, person)
  const known = await organisationOf(tx, params.id)
  if (!known) throw new HttpError('not-found', 'There is no such organisation')
  const name = body.name.trim()
  await nameOrganisation(tx, { ...known, name })
  await record({ action: 'organisation.rename', subject: name, details: { before: known.name } })
  return { changed: true }
}

/** Removes the caller, or a person whom they invited; applications stay with the organisation. */
export async function removeMember({
  tx,
  params,
  person: caller,
  record,
}: CallOf<'DELETE /organisation/people/:id'>): Promise<{ changed: true }> {
  await lockAccounts(tx)
  const person = await readPerson(tx, caller.id)
  const people = person ? (await organisationView(tx, person, [])).people : []
  const leaving = people.find(({ id }) => id === params.id)
  if (!person || !leaving) throw new HttpError('not-found', 'Nobody of your organisation has this account')
  if (!leaving.removable && leaving.self)
    throw new HttpError('in-use', 'Nobody else belongs to your organisation: there is nothing to leave', {
      reason: 'organisation-last',
    })
  if (!leaving.removable || (caller.lacksSecondFactor && !leaving.self))
    throw new HttpError('forbidden', 'You did not bring them in: an administrator ends their belonging', {
      reason: 'colleague-of-others',
    })
  const organisation = await organisationOf(tx, person.organisation)
  await leaveOrganisation(tx, leaving.id)
  await publish(tx, { kind: 'person', id: leaving.id })
  await record({
    action: leaving.self ? 'organisation.leave' : 'organisation.remove',
    subject: leaving.email,
    details: { organisation: organisation?.name ?? '' },
  })
  return { changed: true }
}
