import { MIN_PASSWORD } from '@formwright/api'
import type { accountRoutes } from '@formwright/api'
import { APIError } from 'better-auth/api'
import { isAdmin, isFormAdmin, isReviewing } from '../access/people.ts'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import type { Services } from '../services.ts'
import { grantRole, setDisabled, setOrganisation, revokeRole, resetSecondFactor } from './account-changes.ts'
import type { Auth } from './auth.ts'
import { listPeople } from './people-list.ts'
import { titlesOf } from './roles.ts'

/** Accounts: the signed-in user, roles, passwords. */
export function accountHandlers(
  services: Services & { readonly auth: Auth },
): Handlers<typeof accountRoutes> {
  const { settings, editions } = services
  const { demonstration } = settings
  return {
    'GET /me': async ({ request }) => {
      const person = await services.sessions.personOf(request.headers.cookie)
      const about = {
        singleSignOn: settings.oidc ? settings.oidc.name : null,
        maxEvidenceBytes: settings.maxEvidenceBytes,
        minPassword: MIN_PASSWORD,
        demonstration,
        sendsEmails: settings.smtpUrl !== undefined,
      }
      if (!person) return { ...about, person: null }
      const { organisation: _known, ...known } = person
      return {
        ...about,
        person: {
          ...known,
          secondFactor: person.secondFactor === true,
          grants: person.grants.map((grant) => ({ ...grant, ...titlesOf(editions.forms(), grant) })),
          admin: isAdmin(person),
          formAdmin: isFormAdmin(person),
          reviewer: isReviewing(person, editions.forms()),
        },
      }
    },
    'GET /people': async ({ query, recordOnce }) => {
      await recordOnce({ action: 'person.read', subject: 'list' })
      return listPeople(services, query.text)
    },
    'POST /people/:id/grants': async (call) => {
      await grantRole({ ...call, demonstration }, call.body, editions.forms())
      return { changed: true }
    },
    'DELETE /people/:id/grants/:grant': async (call) => {
      await revokeRole({ ...call, demonstration }, call.params.grant)
      return { changed: true }
    },
    'PUT /people/:id/disabled': async (call) => {
      await setDisabled({ ...call, demonstration }, call.body.disabled)
      return { changed: true }
    },
    'PUT /people/:id/organisation': (call) =>
      setOrganisation({ ...call, demonstration }, call.body.organisation),
    'DELETE /people/:id/second-factor': async (call) => {
      await resetSecondFactor({ ...call, demonstration })
      return { changed: true }
    },
    'PUT /me/password': async ({ body, request, reply }) => {
      const { headers } = await services.auth.api
        .changePassword({
          body: { currentPassword: body.current, newPassword: body.password, revokeOtherSessions: true },
          headers: new Headers({ cookie: request.headers.cookie ?? '' }),
          returnHeaders: true,
        })
        .catch((error: unknown) => {
          if (!(error instanceof APIError)) throw error
          const { code, message = '', ...details } = error.body ?? {}
          if (code === 'unprocessable') throw new HttpError(code, message, details)
          throw new HttpError('forbidden', 'The current password is not right', { reason: 'password-wrong' })
        })
      // the session has a new token
      reply.header('set-cookie', headers.getSetCookie())
      return { changed: true }
    },
  }
}
