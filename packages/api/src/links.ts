import { Type } from 'typebox'
import { Grant, GrantView, Password } from './accounts.ts'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import {
  Body,
  Confirmation,
  GrantShape,
  Id,
  Name,
  Nullable,
  OrganisationWanted,
  PersonId,
  Time,
  WithId,
} from './shapes.ts'

export const Email = Type.String({ maxLength: 200, pattern: '^[^\\s@]+@[^\\s@]+$' })
const Token = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const FORGOTTEN_PER_MINUTE = 10

/** A link by which somebody chooses a password, neither used nor withdrawn. */
export const LinkView = Type.Object({
  id: Id,
  kind: Type.Enum(['invitation', 'reset']),
  email: Type.String(),
  name: Type.String(),
  grants: Type.Array(Type.Object(Grant)),
  at: Time,
  expiresAt: Time,
  by: Nullable(Type.String({ description: 'Who created it; null if that account no longer exists' })),
  byColleague: Type.Boolean({ description: 'Whether a colleague created it rather than an administrator' }),
  organisation: Nullable(
    Type.String({ description: 'Organisation that the person joins when using the link, or null' }),
  ),
})
export type LinkView = Received<typeof LinkView>

export const Link = Type.Object({ link: Type.String({ description: 'The address to open' }) })

export const linkRoutes = {
  'POST /people/:id/reset': command({
    access: 'admin',
    summary: 'Creates a link to choose a new password and sends it',
    description: 'Earlier links of the person are revoked.',
    params: PersonId,
    result: Link,
    errors: ['not-found', 'in-use'],
  }),
  'POST /forgotten-password': command({
    access: 'public',
    perMinute: FORGOTTEN_PER_MINUTE,
    summary: 'Sends a link to choose a new password',
    description: 'The response is the same whether or not the account exists.',
    body: Body({ email: Email }),
    result: Confirmation('sent'),
    errors: ['conflict'],
  }),
  'GET /invitations': read({
    access: 'admin',
    summary: 'Lists links that were neither used nor revoked',
    result: Type.Array(LinkView),
  }),
  'POST /invitations': command({
    access: 'admin',
    makes: true,
    summary: 'Invites somebody',
    description:
      'Answers with the link, and sends it where emails are sent. An account that a colleague had made in an organisation needs a word on whom it belongs to: `organisation`, or `anew`.',
    body: Body({
      email: Email,
      name: Name,
      grants: Type.Array(GrantShape, { minItems: 1, maxItems: 50 }),
      organisation: Type.Optional(OrganisationWanted),
      anew: Type.Optional(
        Type.Boolean({
          description:
            'An account that a colleague had made leaves their organisation, and nothing with which anybody signed in holds',
        }),
      ),
      language: Type.Optional(Type.String({ maxLength: 35, description: 'The first language of the email' })),
    }),
    result: Type.Object({
      id: Id,
      ...Link.properties,
      stays: Nullable(
        Type.String({
          description: 'The organisation that the account with this address already belongs to',
        }),
      ),
    }),
    errors: ['not-found', 'in-use', 'unprocessable', 'limit-reached'],
  }),
  'DELETE /invitations/:id': command({
    access: 'admin',
    summary: 'Revokes a link',
    params: WithId,
    result: Confirmation('withdrawn'),
    errors: ['not-found', 'gone'],
  }),
  'POST /invitations/:id/renewal': command({
    access: 'admin',
    summary: 'Renews a link and sends it again',
    description: 'The link gets a new token and a new expiry; the old one stops working.',
    params: WithId,
    body: Body({}),
    result: Link,
    errors: ['not-found', 'gone'],
  }),
  'GET /invitations/:token': read({
    access: 'public',
    summary: 'Gets the invitation of a link',
    params: Token,
    result: Type.Object({
      email: Type.String(),
      name: Type.String(),
      by: Nullable(Type.String({ description: 'Who sent the invitation; null for the first administrator' })),
      organisation: Nullable(
        Type.String({ description: 'Organisation that the person joins when using the link, or null' }),
      ),
      grants: Type.Array(
        Type.Object({
          ...GrantView.properties,
          formTitle: Nullable(Type.String({ description: 'Null for all forms' })),
        }),
      ),
      minPassword: Type.Integer(),
    }),
    errors: ['not-found', 'gone'],
  }),
  'POST /invitations/:token': command({
    access: 'public',
    summary: 'Accepts an invitation',
    description:
      'Makes the account, or gives it a new password. One that a colleague had made starts anew with an administrator’s invitation: outside their organisation unless the link says so, without the second factor.',
    params: Token,
    body: Body({ email: Email, name: Name, password: Password }),
    result: Type.Object({ email: Type.String() }),
    errors: ['not-found', 'gone', 'in-use', 'unprocessable'],
  }),
}
