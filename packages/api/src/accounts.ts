import { Type } from 'typebox'
import { MIN_PASSWORD } from './constants.ts'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import {
  Body,
  Confirmation,
  GrantShape,
  Id,
  Nullable,
  OrganisationWanted,
  PersonId,
  Texts,
  Time,
} from './shapes.ts'

export const Password = Type.String({ minLength: MIN_PASSWORD, maxLength: 200 })

const Level = Type.String({
  description: '`county`, `city`, `province`, a level that the form defines, `everywhere` or `system`',
})
export const Grant = { role: Type.String(), region: Type.String(), form: Type.String() }

/** A grant with titles. */
export const GrantView = Type.Object({ ...Grant, title: Type.String(), titles: Texts, level: Level })

/** The signed-in user, and properties of the installation. */
export const Me = Type.Object({
  singleSignOn: Nullable(Type.String({ description: 'The name of the agency’s single sign-on' })),
  maxEvidenceBytes: Type.Integer({ description: 'Maximum size of an evidence file, in bytes' }),
  minPassword: Type.Integer(),
  demonstration: Type.Boolean({
    description: 'Whether the demonstration data may be loaded on this installation',
  }),
  sendsEmails: Type.Boolean({
    description: 'Whether a mail server is configured; without one no password-reset emails are sent',
  }),
  person: Nullable(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      email: Type.String(),
      admin: Type.Boolean(),
      /** May create and revise forms. */
      formAdmin: Type.Boolean(),
      /** Reviews applications of others. */
      reviewer: Type.Boolean(),
      secondFactor: Type.Boolean(),
      lacksSecondFactor: Type.Optional(
        Type.Boolean({
          description: 'A role requires a second factor and has no effect until one is set up',
        }),
      ),
      grants: Type.Array(GrantView),
    }),
  ),
})
export type Me = Received<typeof Me>

export const PersonView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  disabled: Type.Boolean(),
  demonstration: Type.Boolean(),
  secondFactor: Nullable(Type.Boolean()),
  createdAt: Time,
  organisation: Nullable(Type.Object({ id: Id, name: Type.String() })),
  unproven: Type.Boolean({
    description: 'Created through a link that a colleague could read, so the email address is unverified',
  }),
  /** Number of applications that move along when they join an organisation. */
  own: Type.Integer(),
  grants: Type.Array(
    Type.Object({
      id: Id,
      ...GrantView.properties,
      byColleague: Type.Boolean({
        description: 'Granted by a colleague; revoked when the person leaves the organisation',
      }),
    }),
  ),
})
export type PersonView = Received<typeof PersonView>

export const PeopleView = Type.Object({
  people: Type.Array(PersonView),
  roles: Type.Array(
    Type.Object({
      role: Type.String(),
      title: Type.String(),
      titles: Texts,
      /** What holders do in all forms, whatever each form calls them. */
      shared: Texts,
      level: Level,
      own: Type.Boolean({
        description: 'Holders see only applications that their organisation started',
      }),
      form: Type.String(),
      formTitle: Type.String(),
      units: Type.Array(Type.String(), {
        description: 'Regions below a province that are treated as one because they recommend by themselves',
      }),
    }),
  ),
})
export type PeopleView = Received<typeof PeopleView>

export const accountRoutes = {
  'GET /me': read({ access: 'public', summary: 'Gets the signed-in user with their roles', result: Me }),
  'PUT /me/password': read({
    access: 'signed-in',
    summary: 'Changes the caller’s password',
    description: 'All other sessions end.',
    body: Body({ current: Type.String({ maxLength: 200 }), password: Password }),
    result: Confirmation('changed'),
    errors: ['forbidden', 'unprocessable'],
  }),
  'GET /people': read({
    access: 'admin',
    summary: 'Lists accounts and available roles',
    query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })) }),
    result: PeopleView,
  }),
  'POST /people/:id/grants': command({
    access: 'admin',
    summary: 'Grants a role',
    params: PersonId,
    body: GrantShape,
    result: Confirmation('changed'),
    errors: ['not-found', 'in-use', 'unprocessable'],
  }),
  'DELETE /people/:id/grants/:grant': command({
    access: 'admin',
    summary: 'Revokes a role',
    params: Type.Object({ id: Type.String({ maxLength: 60 }), grant: Id }),
    result: Confirmation('changed'),
    errors: ['not-found', 'in-use'],
  }),
  'PUT /people/:id/disabled': command({
    access: 'admin',
    summary: 'Disables or enables an account',
    params: PersonId,
    body: Body({ disabled: Type.Boolean() }),
    result: Confirmation('changed'),
    errors: ['not-found', 'in-use'],
  }),
  'PUT /people/:id/organisation': command({
    access: 'admin',
    summary: 'Adds somebody to an organisation, or removes them from theirs',
    description:
      'What they filled in for themselves comes along; what is an organisation’s stays there, and roles that colleagues gave there end. Who has none and is given a new name keeps what they have.',
    params: PersonId,
    body: Body({ organisation: Nullable(OrganisationWanted) }),
    result: Type.Object({
      applications: Type.Integer({ description: 'Number of applications that moved to the organisation' }),
    }),
    errors: ['not-found', 'in-use'],
  }),
  'DELETE /people/:id/second-factor': command({
    access: 'admin',
    summary: 'Removes the second factor of an account',
    description: 'For one that was lost: all sessions end, and the person is notified.',
    params: PersonId,
    result: Confirmation('changed'),
    errors: ['not-found', 'conflict', 'in-use'],
  }),
}
