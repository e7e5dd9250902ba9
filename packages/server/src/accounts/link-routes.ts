import { Type } from 'typebox'
import type { Tx } from '../database/connect.ts'
import { Refusal } from '../http/errors.ts'
import { command, route } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import { GrantShape, Name, PersonId, WithId } from '../http/shapes.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { refuseAbove } from '../settings/limits.ts'
import { lockAccount, lockAccountsFor, refuseBeyondDemonstration } from './administrators.ts'
import { MIN_PASSWORD, Password } from './auth.ts'
import { accountOf, acceptInvitation } from './invite.ts'
import { makeLink, openLinks, readLink, renewLink, voidLinks, withdrawLink } from './links.ts'
import { refuseUnfitRoles } from './roles.ts'

const Token = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const Email = Type.String({ maxLength: 200, pattern: '^[^\\s@]+@[^\\s@]+$' })

const FORGOTTEN_PER_MINUTE = 10

/** Links by which people choose a password: invitations, and those after a lost one. */
export function linkRoutes({ db, settings, editions }: Services): Route[] {
  const addressOf = (token: string) => `${settings.publicUrl}/invitation/${token}`
  return [
    route('GET', '/invitations/:token', {
      access: 'public',
      summary: 'Whom a link invites',
      params: Token,
      handle: async ({ params }) => {
        const { email, name, grants } = await readLink(db, params.token)
        return { email, name, grants, minPassword: MIN_PASSWORD }
      },
    }),
    command('POST', '/invitations/:token', {
      access: 'public',
      summary: 'Accepts an invitation: makes the account, or gives it a new password',
      params: Token,
      body: Type.Object({ email: Email, name: Name, password: Password }, { additionalProperties: false }),
      handle: async ({ tx, params, body, address }) => ({
        email: await acceptInvitation(tx, { ...params, ...body, address }, settings),
      }),
    }),
    command('POST', '/forgotten-password', {
      access: 'public',
      perMinute: FORGOTTEN_PER_MINUTE,
      summary:
        'Sends a link to choose a new password, where there is an account; the answer does not say whether',
      body: Type.Object({ email: Email }, { additionalProperties: false }),
      handle: async ({ tx, body }) => {
        if (settings.smtpUrl === undefined)
          throw new Refusal('conflict', 'No letters are sent from here: ask an administrator for a link', {
            reason: 'no-letters',
          })
        await addJob(tx, 'forgotten-password', { email: body.email.toLowerCase() })
        return { sent: true }
      },
    }),
    route('GET', '/invitations', {
      access: 'admin',
      summary: 'Links that were neither used nor withdrawn, the newest first',
      handle: () => openLinks(db),
    }),
    command('POST', '/invitations', {
      access: 'admin',
      makes: true,
      summary: 'Invites somebody: gives the link, and sends it where letters are sent',
      body: Type.Object(
        { email: Email, name: Name, grants: Type.Array(GrantShape, { minItems: 1, maxItems: 50 }) },
        { additionalProperties: false },
      ),
      handle: async ({ tx, body, person, record }) => {
        await refuseUnfitRoles(editions.forms(), body.grants)
        await lockAccountsFor(tx, person)
        const known = await accountOf(tx, body.email)
        refuseBeyondDemonstration(person, known)
        if (known?.disabled)
          throw new Refusal('in-use', 'The account with this address is disabled: enable it first', {
            reason: 'account-disabled',
          })
        refuseAbove(settings.limits, 'invitations', (await openInvitations(tx)) + 1)
        const { id, token } = await makeLink(tx, { kind: 'invitation', ...body }, person)
        await record({
          action: 'invitation.create',
          subject: body.email,
          details: { grants: body.grants },
        })
        await addJob(tx, 'link-letter', { link: id })
        return { id, link: addressOf(token) }
      },
    }),
    command('DELETE', '/invitations/:id', {
      access: 'admin',
      summary: 'Withdraws a link',
      params: WithId,
      handle: async ({ tx, params, person, record }) => {
        await lockAccountsFor(tx, person)
        const { email } = await withdrawLink(tx, params.id)
        await record({ action: 'invitation.withdraw', subject: email })
        return { withdrawn: true }
      },
    }),
    command('POST', '/invitations/:id/renewal', {
      access: 'admin',
      summary: 'Sends a link again: with a new address and its whole time; the old address leads nowhere',
      params: WithId,
      body: Type.Object({}, { additionalProperties: false }),
      handle: async ({ tx, params, person, record }) => {
        await lockAccountsFor(tx, person)
        const { email, token } = await renewLink(tx, params.id)
        await record({ action: 'invitation.renew', subject: email })
        await addJob(tx, 'link-letter', { link: params.id })
        return { link: addressOf(token) }
      },
    }),
    command('POST', '/people/:id/reset', {
      access: 'admin',
      summary: 'Makes a link with which somebody chooses a new password, and sends it; all earlier links end',
      params: PersonId,
      handle: async ({ tx, params, person, record }) => {
        const { email, name, disabled } = await lockAccount(tx, person, params.id)
        if (disabled)
          throw new Refusal('in-use', 'This account is disabled: enable it first', {
            reason: 'account-disabled',
          })
        await voidLinks(tx, email)
        const { id, token } = await makeLink(tx, { kind: 'reset', email, name, grants: [] }, person)
        await record({ action: 'person.reset-password', subject: email })
        await addJob(tx, 'link-letter', { link: id })
        return { link: addressOf(token) }
      },
    }),
  ]
}

/** How many invitations wait for somebody; no other is made until the transaction ends, which holds all accounts. */
async function openInvitations(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('invitation')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('accepted_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', new Date())
    .executeTakeFirstOrThrow()
  return Number(count)
}
