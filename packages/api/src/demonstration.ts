import { Type } from 'typebox'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { Body, Confirmation, Nullable, Texts } from './shapes.ts'

/** The demonstration accounts with their password; null while they are not loaded. */
const DemonstrationView = Nullable(
  Type.Object({
    password: Type.String(),
    people: Type.Array(Type.Object({ name: Type.String(), email: Type.String() })),
  }),
)

const Account = { name: Type.String(), email: Type.String() }

/** What removing the demonstration would delete and keep. */
export const RemovalView = Type.Object({
  people: Type.Array(Type.Object(Account), { description: 'Accounts that are deleted' }),
  applications: Type.Array(
    Type.Object({
      title: Type.String(),
      formTitle: Texts,
      stateTitle: Texts,
      by: Type.String(),
    }),
    { description: 'Applications that are deleted' },
  ),
  staying: Type.Array(
    Type.Object({
      ...Account,
      invitedBy: Nullable(Type.String()),
      roles: Type.Array(Texts),
      applications: Type.Integer({ description: 'Number of their applications that are kept' }),
    }),
    {
      description:
        'Accounts invited by demonstration accounts, which are kept together with their applications',
    },
  ),
})
export type RemovalView = Received<typeof RemovalView>

export const demonstrationRoutes = {
  'GET /demonstration': read({
    access: 'public',
    summary: 'Lists the demonstration accounts, when they are loaded',
    result: DemonstrationView,
  }),
  'POST /demonstration': command({
    access: 'admin',
    summary: 'Loads the demonstration data',
    body: Body({}),
    result: DemonstrationView,
    errors: ['in-use', 'not-found'],
  }),
  'GET /demonstration/removal': read({
    access: 'admin',
    summary: 'Previews the deletion of the demonstration data',
    result: RemovalView,
  }),
  'DELETE /demonstration': command({
    access: 'admin',
    summary: 'Deletes the demonstration data',
    result: Confirmation('removed'),
    errors: ['in-use'],
  }),
}
