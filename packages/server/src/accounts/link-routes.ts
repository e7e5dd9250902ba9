import { MIN_PASSWORD } from '@formwright/api'
import type { linkRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { Services } from '../services.ts'
import { requestPasswordReset, invite, renewInvitation, resetPassword, withdrawInvitation } from './invite.ts'
import { accountOf, acceptInvitation, refuseExistingAccount } from './accept-invitation.ts'
import { openLinks, readLink } from './links.ts'
import { titledGrant } from './roles.ts'

/** Links for choosing a password: invitations and resets. */
export function linkHandlers({ db, settings, editions }: Services): Handlers<typeof linkRoutes> {
  return {
    'GET /invitations/:token': async ({ params }) => {
      const link = await readLink(db, params.token)
      const { email, name, by, grants, organisationName } = link
      const known = link.by_colleague ? await accountOf(db, email) : undefined
      if (known) refuseExistingAccount(link, known)
      const forms = editions.forms()
      const titled = grants.map((grant) => titledGrant(grant, forms))
      return { email, name, by, organisation: organisationName, grants: titled, minPassword: MIN_PASSWORD }
    },
    'POST /invitations/:token': async ({ tx, params, body, address }) => ({
      email: await acceptInvitation(tx, { ...params, ...body, address }, settings),
    }),
    'POST /forgotten-password': (call) => requestPasswordReset(settings, call),
    'GET /invitations': () => openLinks(db),
    'POST /invitations': (call) => invite({ settings, editions }, call),
    'DELETE /invitations/:id': withdrawInvitation,
    'POST /invitations/:id/renewal': (call) => renewInvitation(settings, call),
    'POST /people/:id/reset': (call) => resetPassword(settings, call),
  }
}
