import { HttpError } from '../http/errors.ts'
import { addJob } from '../jobs/jobs.ts'
import type { CallOf } from '../routing/route.ts'
import type { Services } from '../services.ts'
import { refuseAbove } from '../settings/limits.ts'
import type { Settings } from '../settings/settings.ts'
import { lockAccount, lockAccountsFor, refuseBeyondDemonstration } from './administrators.ts'
import { accountOf } from './accept-invitation.ts'
import { makeLink, openInvitations, renewLink, voidLinks, withdrawLink } from './links.ts'
import { organisationOf, findOrCreateOrganisation, regionOf } from './organisations.ts'
import { refuseUnfitRoles } from './roles.ts'

type InviteServices = Pick<Services, 'settings' | 'editions'>
type InviteCall = CallOf<'POST /invitations'>

/** The address of a link for choosing a password. */
export function addressOfLink({ publicUrl }: Pick<Settings, 'publicUrl'>, token: string): string {
  return `${publicUrl}/invitation/${token}`
}

/** Invites a person with roles, optionally into an organisation; the link is emailed and returned. */
export async function invite(
  { settings, editions }: InviteServices,
  { tx, body, person, record }: InviteCall,
): Promise<{ id: string; link: string; stays: string | null }> {
  await refuseUnfitRoles(editions.forms(), body.grants)
  await lockAccountsFor(tx, person)
  const known = await accountOf(tx, body.email)
  const before = await organisationOfAccount({ tx, body, person }, known)
  refuseAbove(settings.limits, 'invitations', (await openInvitations(tx)) + 1)
  const { organisation: wanted, anew: _anew, language, ...invited } = body
  const organisation = wanted && (await findOrCreateOrganisation(tx, wanted, regionOf(body.grants)))
  const { id, token } = await makeLink(
    tx,
    { kind: 'invitation', ...invited, ...(organisation ? { organisation: organisation.id } : {}) },
    person,
  )
  await record({
    action: 'invitation.create',
    subject: body.email,
    details: { grants: body.grants, ...(organisation ? { organisation: organisation.name } : {}) },
  })
  await addJob(tx, 'link-email', { link: id, language })
  return {
    id,
    link: addressOfLink(settings, token),
    stays: before && !organisation && !known?.unproven ? before.name : null,
  }
}

/**
 * The current organisation of an existing account; demonstration accounts start over.
 * @throws HttpError if the account cannot be invited this way
 */
async function organisationOfAccount(
  { tx, body: { organisation, anew }, person }: Pick<InviteCall, 'tx' | 'body' | 'person'>,
  known: Awaited<ReturnType<typeof accountOf>>,
) {
  refuseBeyondDemonstration(person, known)
  if (known?.disabled)
    throw new HttpError('in-use', 'The account with this address is disabled: enable it first', {
      reason: 'account-disabled',
    })
  const before =
    known && (person.demonstration || !known.demonstration)
      ? await organisationOf(tx, known.organisation)
      : undefined
  if (known?.unproven && before && organisation === undefined && !anew)
    throw new HttpError('in-use', `A colleague of “${before.name}” had the account with this address made`, {
      reason: 'account-by-colleague',
      organisation: before.id,
      name: before.name,
    })
  return before
}

/** Revokes an unused invitation. */
export async function withdrawInvitation({
  tx,
  params,
  person,
  record,
}: CallOf<'DELETE /invitations/:id'>): Promise<{ withdrawn: true }> {
  await lockAccountsFor(tx, person)
  const { email } = await withdrawLink(tx, params.id)
  await record({ action: 'invitation.withdraw', subject: email })
  return { withdrawn: true }
}

/** Renews the token and expiry of an invitation. */
export async function renewInvitation(
  settings: Settings,
  { tx, params, person, record }: CallOf<'POST /invitations/:id/renewal'>,
): Promise<{ link: string }> {
  await lockAccountsFor(tx, person)
  return { link: addressOfLink(settings, await renewLinkAndSend({ tx, params, record })) }
}

/** Renews a link and sends it; returns its token. */
export async function renewLinkAndSend({
  tx,
  params,
  record,
}: Pick<CallOf<'POST /invitations/:id/renewal'>, 'tx' | 'params' | 'record'>): Promise<string> {
  const { email, token } = await renewLink(tx, params.id)
  await record({ action: 'invitation.renew', subject: email })
  await addJob(tx, 'link-email', { link: params.id })
  return token
}

/** Creates a password reset link for a person and revokes earlier ones. */
export async function resetPassword(
  settings: Settings,
  { tx, params, person, record }: CallOf<'POST /people/:id/reset'>,
): Promise<{ link: string }> {
  const { email, name, disabled } = await lockAccount(tx, person, params.id)
  if (disabled)
    throw new HttpError('in-use', 'This account is disabled: enable it first', {
      reason: 'account-disabled',
    })
  await voidLinks(tx, email)
  const { id, token } = await makeLink(tx, { kind: 'reset', email, name, grants: [] }, person)
  await record({ action: 'person.reset-password', subject: email })
  await addJob(tx, 'link-email', { link: id })
  return { link: addressOfLink(settings, token) }
}

/** Sends a password reset link; the response does not reveal whether the account exists. */
export async function requestPasswordReset(
  { smtpUrl }: Settings,
  { tx, body }: CallOf<'POST /forgotten-password'>,
): Promise<{ sent: true }> {
  if (smtpUrl === undefined)
    throw new HttpError('conflict', 'No emails are sent from here: ask an administrator for a link', {
      reason: 'no-email',
    })
  await addJob(tx, 'forgotten-password', { email: body.email.toLowerCase() })
  return { sent: true }
}
