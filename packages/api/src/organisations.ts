import { Type } from 'typebox'
import { GrantView } from './accounts.ts'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { Email, Link } from './links.ts'
import { Body, Count, Confirmation, Id, Name, Nullable, PersonId, ShortName, Time, WithId } from './shapes.ts'

const INVITATIONS_PER_MINUTE = 20

const SharedGrant = Type.Object({
  ...GrantView.properties,
  formTitle: Nullable(Type.String({ description: 'Null for all forms' })),
})

/** The caller's organisation: colleagues, who fill in together where a form says so. */
export const OrganisationView = Type.Object({
  name: Nullable(Type.String({ description: 'Null if the caller is its only member and it has no name' })),
  people: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      email: Type.String(),
      self: Type.Boolean(),
      removable: Type.Boolean({ description: 'Whether the caller may remove this member, or leave' }),
    }),
  ),
  invitations: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      email: Type.String(),
      by: Type.String(),
      renewable: Type.Boolean({ description: 'Whether the caller created it and may renew its link' }),
      at: Time,
      expiresAt: Time,
    }),
    { description: 'Open invitations by colleagues' },
  ),
  shares: Type.Array(SharedGrant, {
    description:
      'The caller’s roles that fill in forms: what a colleague can be invited to. Empty for who fills in nothing',
  }),
})
export type OrganisationView = Received<typeof OrganisationView>

/** An organisation, as administrators choose one. */
export const OrganisationChoice = Type.Object({
  id: Id,
  name: Type.String(),
  region: Type.String({ description: 'Distinguishes organisations with the same name' }),
  people: Count,
  applications: Count,
})
export type OrganisationChoice = Received<typeof OrganisationChoice>

/** Null if emails are sent: then the link is only in the email, so that it proves the address. */
const SentLink = Type.Object({ link: Nullable(Link.properties.link) })

export const organisationRoutes = {
  'GET /organisation': read({
    access: 'signed-in',
    summary: 'Gets the caller’s organisation with its people and open invitations',
    result: OrganisationView,
  }),
  'POST /organisation/invitations': command({
    access: 'signed-in',
    makes: true,
    perMinute: INVITATIONS_PER_MINUTE,
    summary: 'Invites a colleague',
    description:
      'The colleague gets roles of the caller that fill in forms, and belongs to the same organisation. An address with an account is not brought in, which is told here where no emails are sent, and otherwise to who opens the link of the email.',
    body: Body({
      email: Email,
      name: Name,
      organisation: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 200,
          pattern: '\\S',
          description: 'Name of the organisation; required while it has none, ignored otherwise',
        }),
      ),
      form: Type.Optional({ ...ShortName, description: 'Only grant roles of this form; default: all' }),
      language: Type.Optional(Type.String({ maxLength: 35 })),
    }),
    result: Type.Object({ id: Id, ...SentLink.properties }),
    errors: ['in-use', 'conflict', 'unprocessable', 'limit-reached'],
  }),
  'DELETE /organisation/invitations/:id': command({
    access: 'signed-in',
    summary: 'Withdraws an invitation that a colleague made',
    params: WithId,
    result: Confirmation('withdrawn'),
    errors: ['not-found'],
  }),
  'POST /organisation/invitations/:id/renewal': command({
    access: 'signed-in',
    perMinute: INVITATIONS_PER_MINUTE,
    summary: 'Renews an invitation by a colleague and sends it again',
    params: WithId,
    body: Body({}),
    result: SentLink,
    errors: ['not-found'],
  }),
  'DELETE /organisation/people/:id': command({
    access: 'signed-in',
    summary: 'Removes the caller, or somebody whom the caller invited, from the organisation',
    description: 'Roles granted by colleagues are revoked. Applications stay with the organisation.',
    params: PersonId,
    result: Confirmation('changed'),
    errors: ['not-found', 'in-use'],
  }),
  'GET /organisations': read({
    access: 'admin',
    summary: 'Lists organisations that have a name',
    result: Type.Array(OrganisationChoice),
  }),
  'PUT /organisations/:id': command({
    access: 'admin',
    summary: 'Renames an organisation',
    params: WithId,
    body: Body({ name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) }),
    result: Confirmation('changed'),
    errors: ['not-found', 'in-use'],
  }),
}
