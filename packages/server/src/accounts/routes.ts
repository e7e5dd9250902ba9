import { MIN_PASSWORD } from '@formwright/api'
import type { accountRoutes } from '@formwright/api'
import { APIError } from 'better-auth/api'
import { isAdmin, isFormAdmin, SYSTEM_ADMIN } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { publish } from '../database/bus.ts'
import type { Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import { accountChanged } from '../notify/account.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../settings/settings.ts'
import { hasAdmin, keepAnAdmin, lockAccount } from './administrators.ts'
import type { Auth } from './auth.ts'
import { yieldToAdministrator } from './demonstration-accounts.ts'
import { voidLinks } from './links.ts'
import { addGrants } from './person.ts'
import { removeSecondFactor } from './second-factor.ts'
import { refuseUnfitRoles, rolesOf, titlesOf } from './roles.ts'

/** People: who is signed in, roles, passwords. */
export function accountHandlers(
  services: Services & { readonly auth: Auth },
): Handlers<typeof accountRoutes> {
  const { db, settings, editions } = services
  return {
    'GET /me': async ({ request }) => {
      const person = await services.sessions.personOf(request.headers.cookie)
      const about = {
        singleSignOn: settings.oidc ? settings.oidc.name : null,
        maxEvidenceBytes: settings.maxEvidenceBytes,
        minPassword: MIN_PASSWORD,
        demonstration: settings.demonstration,
        sendsEmails: settings.smtpUrl !== undefined,
      }
      return {
        ...about,
        person: person
          ? {
              ...person,
              secondFactor: person.secondFactor === true,
              grants: person.grants.map((grant) => ({ ...grant, ...titlesOf(editions.forms(), grant) })),
              admin: isAdmin(person),
              formAdmin: isFormAdmin(person),
            }
          : null,
      }
    },
    'GET /people': async ({ query, recordOnce }) => {
      await recordOnce({ action: 'person.read', subject: 'list' })
      let people = db
        .selectFrom('user')
        .select([
          'id',
          'name',
          'email',
          'disabled',
          'demonstration',
          'twoFactorEnabled as secondFactor',
          'createdAt',
        ])
        .orderBy('name')
        .limit(2000)
      if (query.text)
        people = people.where((where) =>
          where.or([
            where('name', 'ilike', `%${escaped(query.text!)}%`),
            where('email', 'ilike', `%${escaped(query.text!)}%`),
          ]),
        )
      const [found, grants] = await Promise.all([
        people.execute(),
        db.selectFrom('grant').select(['id', 'user_id', 'role', 'region', 'form']).execute(),
      ])
      return {
        people: found.map((person) => ({
          ...person,
          secondFactor: person.secondFactor === true,
          grants: grants
            .filter(({ user_id }) => user_id === person.id)
            .map(({ id, role, region, form }) => ({
              id,
              role,
              region,
              form,
              ...titlesOf(editions.forms(), { role, form }),
            })),
        })),
        roles: rolesOf(editions.forms()),
      }
    },
    'POST /people/:id/grants': ({ tx, params, body, person, record, address }) =>
      changed({ tx, person, settings, address }, params.id, async ({ email, demonstration }) => {
        await refuseUnfitRoles(editions.forms(), [body])
        if (demonstration && body.role === SYSTEM_ADMIN && (await hasAdmin(tx)))
          throw new HttpError(
            'in-use',
            'Demonstration accounts do not look after an installation that has an administrator',
            {
              reason: 'demonstration-only',
            },
          )
        await addGrants(tx, params.id, [body], person.id)
        await record({ action: 'grant.add', subject: email, details: body })
      }),
    'DELETE /people/:id/grants/:grant': ({ tx, params, person, record, address }) =>
      changed({ tx, person, settings, address }, params.id, async ({ email }) => {
        const grant = await tx
          .deleteFrom('grant')
          .where('id', '=', params.grant)
          .where('user_id', '=', params.id)
          .returning(['role', 'region', 'form'])
          .executeTakeFirst()
        if (!grant) throw new HttpError('not-found', 'This role is gone already')
        await record({ action: 'grant.remove', subject: email, details: grant })
      }),
    'PUT /people/:id/disabled': ({ tx, params, person, body, record, address }) =>
      changed({ tx, person, settings, address }, params.id, async ({ email }) => {
        await tx.updateTable('user').set({ disabled: body.disabled }).where('id', '=', params.id).execute()
        if (body.disabled) await tx.deleteFrom('session').where('userId', '=', params.id).execute()
        await record({ action: body.disabled ? 'person.disable' : 'person.enable', subject: email })
      }),
    'DELETE /people/:id/second-factor': ({ tx, params, person, address }) =>
      changed({ tx, person, settings, address }, params.id, async ({ email, name, secondFactor }) => {
        if (!secondFactor)
          throw new HttpError('conflict', 'This person has no second factor', { reason: 'no-second-factor' })
        await removeSecondFactor(tx, params.id)
        await accountChanged(tx, 'second-factor.take', {
          person: { id: params.id, email, name },
          by: person,
          address,
        })
      }),
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
      // the session goes on under another name
      reply.header('set-cookie', headers.getSetCookie())
      return { changed: true }
    },
  }
}

interface Changing {
  readonly tx: Tx
  readonly person: Person
  readonly settings: Settings
  readonly address: string
}

/** Changes an account: its open links end, and every process hears of it. */
async function changed(
  { tx, person, settings, address }: Changing,
  id: string,
  change: (account: Awaited<ReturnType<typeof lockAccount>>) => Promise<void>,
): Promise<{ changed: true }> {
  const known = await lockAccount(tx, person, id)
  await change(known)
  await voidLinks(tx, known.email)
  await keepAnAdmin(tx, known)
  await publish(tx, { kind: 'person', id })
  await yieldToAdministrator(tx, { demonstration: settings.demonstration, address })
  return { changed: true }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (char) => `\\${char}`)
}
