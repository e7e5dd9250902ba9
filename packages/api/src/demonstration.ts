import { Type } from 'typebox'
import { command, read } from './declare.ts'
import { Body, Done, Nullable } from './shapes.ts'

/** The demonstration accounts with their password; null while they are not loaded. */
const DemonstrationView = Nullable(
  Type.Object({
    password: Type.String(),
    people: Type.Array(Type.Object({ name: Type.String(), email: Type.String() })),
  }),
)

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
  'DELETE /demonstration': command({
    access: 'admin',
    summary: 'Deletes the demonstration data',
    result: Done('removed'),
    errors: ['in-use'],
  }),
}
