import type { organisationRoutes } from '@formwright/api'
import { readPerson } from '../access/read-person.ts'
import { publish } from '../database/bus.ts'
import type { Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { addJob } from '../jobs/jobs.ts'
import type { CallOf, Handlers } from '../routing/route.ts'
import type { Services } from '../services.ts'
import { refuseAbove } from '../settings/limits.ts'
import { lockAccounts, lockAccountsFor } from './administrators.ts'
import { colleaguesInvitation, lockForColleagues, organisationView, sizeOf } from './colleagues.ts'
import { accountOf, refuseInvitedAlready } from './invite.ts'
import { makeLink, openInvitations, renewLink, withdrawLink } from './links.ts'
import {
  leaveOrganisation,
  listOrganisations,
  nameOrganisation,
  organisationOf,
  regionOf,
} from './organisations.ts'

/** Organisations: colleagues who fill in together, and whom they bring in. */
export function organisationHandlers({
  db,
  settings,
  editions,
}: Services): Handlers<typeof organisationRoutes> {
  /** Where emails are sent nobody but the colleague gets the link: it proves whose address it is. */
  const shown = (token: string) =>
    settings.smtpUrl === undefined ? `${settings.publicUrl}/invitation/${token}` : null
  return {
    'GET /organisation': ({ person }) => organisationView(db, person, editions.forms()),
    'POST /organisation/invitations': async ({ tx, body, person: caller, record }) => {
      const { person, grants } = await lockForColleagues(tx, caller, editions.forms(), body.form)
      const { organisation: id } = person
      const known = await accountOf(tx, body.email)
      // where emails are sent, who holds the address is told so, and nobody else
      if (known && (settings.smtpUrl === undefined || known.organisation === id))
        throw new HttpError(
          'in-use',
          'There is an account with this address: an administrator brings it in',
          {
            reason: 'colleague-has-account',
          },
        )
      if (settings.smtpUrl === undefined) await refuseInvitedAlready(tx, body.email)
      refuseAbove(settings.limits, 'colleagues', (await sizeOf(tx, person)) + 1)
      refuseAbove(settings.limits, 'invitations', (await openInvitations(tx)) + 1)
      const named = await organisationOf(tx, id)
      const organisation = named?.name ?? (await nameFirst(tx, id, body, regionOf(grants)))
      const { email, name, language } = body
      const link = await makeLink(
        tx,
        { kind: 'invitation', email, name, grants, organisation: id, byColleague: true },
        person,
      )
      await record({
        action: 'invitation.create',
        subject: email,
        details: { grants: grants.map((grant) => ({ ...grant })), organisation },
      })
      await addJob(tx, 'link-email', { link: link.id, language })
      return { id: link.id, link: shown(link.token) }
    },
    'DELETE /organisation/invitations/:id': async ({ tx, params, person: caller, record }) => {
      const { person } = await lockForColleagues(tx, caller, editions.forms())
      await colleaguesInvitation(tx, params.id, person)
      const { email } = await withdrawLink(tx, params.id)
      await record({ action: 'invitation.withdraw', subject: email })
      return { withdrawn: true }
    },
    'POST /organisation/invitations/:id/renewal': async ({ tx, params, person: caller, record }) => {
      const { person } = await lockForColleagues(tx, caller, editions.forms())
      const { inviter } = await colleaguesInvitation(tx, params.id, person)
      // whoever gets the link could use it, and who made it may have roles that others have not
      if (inviter !== person.id)
        throw new HttpError('forbidden', 'Only who made an invitation gets a new link', {
          reason: 'colleague-of-others',
        })
      const { email, token } = await renewLink(tx, params.id)
      await record({ action: 'invitation.renew', subject: email })
      await addJob(tx, 'link-email', { link: params.id })
      return { link: shown(token) }
    },
    'DELETE /organisation/people/:id': endBelonging,
    'GET /organisations': () => listOrganisations(db),
    'PUT /organisations/:id': async ({ tx, params, body, person, record }) => {
      await lockAccountsFor(tx, person)
      const known = await organisationOf(tx, params.id)
      if (!known) throw new HttpError('not-found', 'There is no such organisation')
      const name = body.name.trim()
      await nameOrganisation(tx, { ...known, name })
      await record({ action: 'organisation.rename', subject: name, details: { before: known.name } })
      return { changed: true }
    },
  }
}

type Invitation = CallOf<'POST /organisation/invitations'>['body']

/** What colleagues share has a name, which who invites the first of them says. */
async function nameFirst(tx: Tx, id: string, { organisation }: Invitation, region: string): Promise<string> {
  const name = organisation?.trim()
  if (!name)
    throw new HttpError('unprocessable', 'Say what your organisation is called', {
      reason: 'organisation-name-needed',
    })
  await nameOrganisation(tx, { id, name, region })
  return name
}

/** The caller leaves, or somebody whom they brought in; all that is the organisation's stays there. */
async function endBelonging({
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
