import type { Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { addJob } from '../jobs/jobs.ts'
import type { CallOf } from '../routing/route.ts'
import type { Services } from '../services.ts'
import { refuseAbove } from '../settings/limits.ts'
import type { Settings } from '../settings/settings.ts'
import { accountOf, refuseInvitedAlready } from './accept-invitation.ts'
import { colleaguesInvitation, lockForColleagues, sizeOf } from './colleagues.ts'
import { addressOfLink, renewLinkAndSend } from './invite.ts'
import { makeLink, openInvitations, withdrawLink } from './links.ts'
import { nameOrganisation, organisationOf, regionOf } from './organisations.ts'

type InviteServices = Pick<Services, 'settings' | 'editions'>
type InviteCall = CallOf<'POST /organisation/invitations'>

/** Invites a colleague into the caller's organisation with shared roles. */
export async function inviteColleague(
  { settings, editions }: InviteServices,
  { tx, body, person: caller, record }: InviteCall,
): Promise<{ id: string; link: string | null }> {
  const { person, grants } = await lockForColleagues(tx, caller, editions.forms(), body.form)
  const { organisation: id } = person
  const { email, name, language } = body
  const known = await accountOf(tx, email)
  // if emails are sent, only the holder of the address learns that it has an account
  if (known && (settings.smtpUrl === undefined || known.organisation === id))
    throw new HttpError('in-use', 'There is an account with this address: an administrator brings it in', {
      reason: 'colleague-has-account',
    })
  if (settings.smtpUrl === undefined) await refuseInvitedAlready(tx, email)
  refuseAbove(settings.limits, 'colleagues', (await sizeOf(tx, person)) + 1)
  refuseAbove(settings.limits, 'invitations', (await openInvitations(tx)) + 1)
  const named = await organisationOf(tx, id)
  const organisation = named?.name ?? (await nameOrganisationIfNew(tx, id, body, regionOf(grants)))
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
  return { id: link.id, link: shownLink(settings, link.token) }
}

/** Withdraws an invitation of the caller's organisation. */
export async function withdrawColleague(
  { editions }: InviteServices,
  { tx, params, person: caller, record }: CallOf<'DELETE /organisation/invitations/:id'>,
): Promise<{ withdrawn: true }> {
  const { person } = await lockForColleagues(tx, caller, editions.forms())
  await colleaguesInvitation(tx, params.id, person)
  const { email } = await withdrawLink(tx, params.id)
  await record({ action: 'invitation.withdraw', subject: email })
  return { withdrawn: true }
}

/** Renews a colleague's invitation. */
export async function renewColleague(
  { settings, editions }: InviteServices,
  { tx, params, person: caller, record }: CallOf<'POST /organisation/invitations/:id/renewal'>,
): Promise<{ link: string | null }> {
  const { person } = await lockForColleagues(tx, caller, editions.forms())
  const { inviter } = await colleaguesInvitation(tx, params.id, person)
  // the link must not be shown to others: its maker may have roles that they do not
  if (inviter !== person.id)
    throw new HttpError('forbidden', 'Only who made an invitation gets a new link', {
      reason: 'colleague-of-others',
    })
  return { link: shownLink(settings, await renewLinkAndSend({ tx, params, record })) }
}

/** If emails are sent, the link is only in the email, so that it proves the address. */
function shownLink(settings: Settings, token: string): string | null {
  return settings.smtpUrl === undefined ? addressOfLink(settings, token) : null
}

/** A shared organisation needs a name, given with its first invitation. */
async function nameOrganisationIfNew(
  tx: Tx,
  id: string,
  { organisation }: InviteCall['body'],
  region: string,
): Promise<string> {
  const name = organisation?.trim()
  if (!name)
    throw new HttpError('unprocessable', 'Say what your organisation is called', {
      reason: 'organisation-name-needed',
    })
  await nameOrganisation(tx, { id, name, region })
  return name
}
