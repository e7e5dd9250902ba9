import { MIN_PASSWORD } from '@formwright/api'
import type { linkRoutes } from '@formwright/api'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { refuseAbove } from '../settings/limits.ts'
import { lockAccount, lockAccountsFor, refuseBeyondDemonstration } from './administrators.ts'
import { accountOf, acceptInvitation, refuseKnown } from './invite.ts'
import {
  makeLink,
  openInvitations,
  openLinks,
  readLink,
  renewLink,
  voidLinks,
  withdrawLink,
} from './links.ts'
import { organisationOf, organisationWanted, regionOf } from './organisations.ts'
import { refuseUnfitRoles, titledGrant } from './roles.ts'

/** Links by which people choose a password: invitations, and those after a lost one. */
export function linkHandlers({ db, settings, editions }: Services): Handlers<typeof linkRoutes> {
  const addressOf = (token: string) => `${settings.publicUrl}/invitation/${token}`
  return {
    'GET /invitations/:token': async ({ params }) => {
      const link = await readLink(db, params.token)
      const { email, name, by, grants, organisationName } = link
      const known = link.by_colleague ? await accountOf(db, email) : undefined
      if (known) refuseKnown(link, known)
      const forms = editions.forms()
      const titled = grants.map((grant) => titledGrant(grant, forms))
      return { email, name, by, organisation: organisationName, grants: titled, minPassword: MIN_PASSWORD }
    },
    'POST /invitations/:token': async ({ tx, params, body, address }) => ({
      email: await acceptInvitation(tx, { ...params, ...body, address }, settings),
    }),
    'POST /forgotten-password': async ({ tx, body }) => {
      if (settings.smtpUrl === undefined)
        throw new HttpError('conflict', 'No emails are sent from here: ask an administrator for a link', {
          reason: 'no-email',
        })
      await addJob(tx, 'forgotten-password', { email: body.email.toLowerCase() })
      return { sent: true }
    },
    'GET /invitations': () => openLinks(db),
    'POST /invitations': async ({ tx, body, person, record }) => {
      await refuseUnfitRoles(editions.forms(), body.grants)
      await lockAccountsFor(tx, person)
      const known = await accountOf(tx, body.email)
      refuseBeyondDemonstration(person, known)
      if (known?.disabled)
        throw new HttpError('in-use', 'The account with this address is disabled: enable it first', {
          reason: 'account-disabled',
        })
      const { organisation: wanted, anew, ...invited } = body
      // one of the demonstration starts anew in any case
      const before =
        known && (person.demonstration || !known.demonstration)
          ? await organisationOf(tx, known.organisation)
          : undefined
      if (known?.unproven && before && wanted === undefined && !anew)
        throw new HttpError(
          'in-use',
          `A colleague of “${before.name}” had the account with this address made`,
          {
            reason: 'account-by-colleague',
            organisation: before.id,
            name: before.name,
          },
        )
      refuseAbove(settings.limits, 'invitations', (await openInvitations(tx)) + 1)
      const organisation = wanted && (await organisationWanted(tx, wanted, regionOf(body.grants)))
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
      await addJob(tx, 'link-email', { link: id, language: body.language })
      return {
        id,
        link: addressOf(token),
        stays: before && !organisation && !known?.unproven ? before.name : null,
      }
    },
    'DELETE /invitations/:id': async ({ tx, params, person, record }) => {
      await lockAccountsFor(tx, person)
      const { email } = await withdrawLink(tx, params.id)
      await record({ action: 'invitation.withdraw', subject: email })
      return { withdrawn: true }
    },
    'POST /invitations/:id/renewal': async ({ tx, params, person, record }) => {
      await lockAccountsFor(tx, person)
      const { email, token } = await renewLink(tx, params.id)
      await record({ action: 'invitation.renew', subject: email })
      await addJob(tx, 'link-email', { link: params.id })
      return { link: addressOf(token) }
    },
    'POST /people/:id/reset': async ({ tx, params, person, record }) => {
      const { email, name, disabled } = await lockAccount(tx, person, params.id)
      if (disabled)
        throw new HttpError('in-use', 'This account is disabled: enable it first', {
          reason: 'account-disabled',
        })
      await voidLinks(tx, email)
      const { id, token } = await makeLink(tx, { kind: 'reset', email, name, grants: [] }, person)
      await record({ action: 'person.reset-password', subject: email })
      await addJob(tx, 'link-email', { link: id })
      return { link: addressOf(token) }
    },
  }
}
