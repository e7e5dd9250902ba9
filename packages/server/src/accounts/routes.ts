import { APIError } from 'better-auth/api'
import { Type } from 'typebox'
import type { FormFile } from '@formwright/definition'
import { isAdmin, SYSTEM_ADMIN } from '../access/people.ts'
import type { Grant } from '../access/people.ts'
import { tell } from '../database/bus.ts'
import type { Tx } from '../database/connect.ts'
import { lockNamed } from '../database/lock.ts'
import { Refusal } from '../http/errors.ts'
import { command, route } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import { GrantShape, Id, Name } from '../http/shapes.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { refuseAbove } from '../settings/limits.ts'
import { MIN_PASSWORD } from './auth.ts'
import { acceptInvitation, addGrants, invite, readInvitation } from './invite.ts'

const Token = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const Email = Type.String({ maxLength: 200, pattern: '^[^\\s@]+@[^\\s@]+$' })
const Password = Type.String({ minLength: MIN_PASSWORD, maxLength: 200 })
const PersonId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }) })

/** People: who is signed in, invitations, roles. */
export function accountRoutes(services: Services): Route[] {
  const { db, settings, editions } = services
  return [
    route('GET', '/me', {
      access: 'public',
      summary: 'Who is signed in, with roles; null for nobody',
      handle: async ({ request }) => {
        const person = await services.sessions.personOf(request.headers.cookie)
        const about = {
          singleSignOn: settings.oidc ? settings.oidc.name : null,
          maxEvidenceBytes: settings.maxEvidenceBytes,
          minPassword: MIN_PASSWORD,
        }
        return {
          ...about,
          person: person
            ? {
                ...person,
                grants: person.grants.map((grant) => ({ ...grant, ...titlesOf(editions.forms(), grant) })),
                admin: isAdmin(person),
              }
            : null,
        }
      },
    }),
    route('GET', '/invitations/:token', {
      access: 'public',
      summary: 'Whom a link invites',
      params: Token,
      handle: async ({ params }) => {
        const { email, name, grants } = await readInvitation(db, params.token)
        return { email, name, grants, minPassword: MIN_PASSWORD }
      },
    }),
    command('POST', '/invitations/:token', {
      access: 'public',
      summary: 'Accepts an invitation: makes the account',
      params: Token,
      body: Type.Object({ email: Email, name: Name, password: Password }, { additionalProperties: false }),
      handle: async ({ tx, params, body, address }) => ({
        email: await acceptInvitation(tx, { ...params, ...body, address }),
      }),
    }),
    route('GET', '/people', {
      access: 'admin',
      summary: 'Everybody with an account, and open invitations',
      query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })) }),
      handle: async ({ query }) => {
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
        const [found, grants, invitations] = await Promise.all([
          people.execute(),
          db.selectFrom('grant').select(['id', 'user_id', 'role', 'region', 'form']).execute(),
          db
            .selectFrom('invitation')
            .select(['email', 'name', 'grants', 'expires_at as expiresAt'])
            .where('accepted_at', 'is', null)
            .where('expires_at', '>', new Date())
            .where('email', '<>', '')
            .execute(),
        ])
        return {
          people: found.map((person) => ({
            ...person,
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
          invitations,
          roles: rolesOf(editions.forms()),
        }
      },
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
        refuseUnknownRoles(editions.forms(), body.grants)
        refuseAbove(settings.limits, 'invitations', (await openInvitations(tx)) + 1)
        const link = `${settings.publicUrl}/invitation/${await invite(tx, body, person)}`
        await record({
          action: 'invitation.create',
          subject: body.email,
          details: { grants: body.grants },
        })
        await addJob(tx, 'mail', {
          to: body.email,
          subject: `Formwright：${body.name}`,
          text: `${body.name}：\n\n${link}\n`,
        })
        return { link }
      },
    }),
    command('POST', '/people/:id/grants', {
      access: 'admin',
      summary: 'Gives somebody a role',
      params: PersonId,
      body: GrantShape,
      handle: ({ tx, params, body, person, record }) =>
        changed(tx, params.id, async (email) => {
          refuseUnknownRoles(editions.forms(), [body])
          await addGrants(tx, params.id, [body], person.id)
          await record({ action: 'grant.add', subject: email, details: body })
        }),
    }),
    command('DELETE', '/people/:id/grants/:grant', {
      access: 'admin',
      summary: 'Takes a role away',
      params: Type.Object({ id: Type.String({ maxLength: 60 }), grant: Id }),
      handle: ({ tx, params, record }) =>
        changed(tx, params.id, async (email) => {
          const grant = await tx
            .deleteFrom('grant')
            .where('id', '=', params.grant)
            .where('user_id', '=', params.id)
            .returning(['role', 'region', 'form'])
            .executeTakeFirst()
          if (!grant) throw new Refusal('not-found', 'This role is gone already')
          await keepAnAdmin(tx)
          await record({ action: 'grant.remove', subject: email, details: grant })
        }),
    }),
    command('PUT', '/people/:id/disabled', {
      access: 'admin',
      summary: 'Disables an account, or enables it again',
      params: PersonId,
      body: Type.Object({ disabled: Type.Boolean() }, { additionalProperties: false }),
      handle: ({ tx, params, body, record }) =>
        changed(tx, params.id, async (email) => {
          await tx.updateTable('user').set({ disabled: body.disabled }).where('id', '=', params.id).execute()
          if (body.disabled) await tx.deleteFrom('session').where('userId', '=', params.id).execute()
          await keepAnAdmin(tx)
          await record({ action: body.disabled ? 'person.disable' : 'person.enable', subject: email })
        }),
    }),
    command('POST', '/people/:id/reset', {
      access: 'admin',
      summary: 'Makes a link with which somebody chooses a new password',
      params: PersonId,
      handle: async ({ tx, params, person, record }) => {
        const known = await tx
          .selectFrom('user')
          .select(['email', 'name'])
          .where('id', '=', params.id)
          .executeTakeFirst()
        if (!known) throw new Refusal('not-found', 'There is no such account')
        const link = `${settings.publicUrl}/invitation/${await invite(tx, { ...known, grants: [] }, person)}`
        await record({ action: 'person.reset-password', subject: known.email })
        return { link }
      },
    }),
    route('PUT', '/me/password', {
      access: 'signed-in',
      summary: 'Chooses a new password; other sessions end',
      body: Type.Object(
        { current: Type.String({ maxLength: 200 }), password: Password },
        { additionalProperties: false },
      ),
      handle: async ({ body, request, reply }) => {
        const { headers } = await services.auth.api
          .changePassword({
            body: { currentPassword: body.current, newPassword: body.password, revokeOtherSessions: true },
            headers: new Headers({ cookie: request.headers.cookie ?? '' }),
            returnHeaders: true,
          })
          .catch((error: unknown) => {
            if (!(error instanceof APIError)) throw error
            throw new Refusal('forbidden', 'The current password is not right')
          })
        // the session goes on under another name
        return reply.header('set-cookie', headers.getSetCookie()).send({ changed: true })
      },
    }),
  ]
}

/** Changes an account and lets every process know. */
async function changed(
  tx: Tx,
  id: string,
  change: (email: string) => Promise<void>,
): Promise<{ changed: true }> {
  const known = await tx
    .selectFrom('user')
    .select('email')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!known) throw new Refusal('not-found', 'There is no such account')
  await change(known.email)
  await tell(tx, { kind: 'person', id })
  return { changed: true }
}

/** How many invitations wait for somebody; no other is made until the transaction ends. */
async function openInvitations(tx: Tx): Promise<number> {
  await lockNamed(tx, 'invitations')
  const { count } = await tx
    .selectFrom('invitation')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', new Date())
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function keepAnAdmin(tx: Tx): Promise<void> {
  const admin = await tx
    .selectFrom('grant')
    .innerJoin('user', 'user.id', 'grant.user_id')
    .select('grant.id')
    .where('role', '=', SYSTEM_ADMIN)
    .where('disabled', '=', false)
    .executeTakeFirst()
  if (!admin)
    throw new Refusal(
      'in-use',
      'Nobody would be left to look after the system: make somebody else an administrator first',
    )
}

function refuseUnknownRoles(forms: readonly FormFile[], grants: readonly Grant[]): void {
  const known = rolesOf(forms)
  for (const { role, form, region } of grants) {
    const found = known.find(
      (one) => one.role === role && (form === '*' || one.form === form || role === SYSTEM_ADMIN),
    )
    if (!found)
      throw new Refusal(
        'unprocessable',
        `There is no role “${role}”${form === '*' ? '' : ` in the form “${form}”`}`,
      )
    if ((found.level === 'county' || found.level === 'city' || found.level === 'province') && region === '')
      throw new Refusal('unprocessable', `The role “${found.title}” needs a region`)
  }
}

/** The roles that the forms on offer know. */
function rolesOf(forms: readonly FormFile[]) {
  return forms.flatMap((form) =>
    Object.entries(form.roles ?? {}).map(([role, { title, level }]) => ({
      role,
      title,
      level: level ?? 'county',
      form: form.id,
      formTitle: form.title,
    })),
  )
}

function titlesOf(forms: readonly FormFile[], { role, form }: Pick<Grant, 'role' | 'form'>) {
  const known = rolesOf(forms).find((one) => one.role === role && (form === '*' || one.form === form))
  return { title: known?.title ?? role, level: known?.level ?? 'county' }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (char) => `\\${char}`)
}
