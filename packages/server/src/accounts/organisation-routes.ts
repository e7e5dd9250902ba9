import type { organisationRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { Services } from '../services.ts'
import { organisationView } from './colleagues.ts'
import { inviteColleague, renewColleague, withdrawColleague } from './invite-colleague.ts'
import { removeMember, renameOrganisation } from './organisation-changes.ts'
import { listOrganisations } from './organisations.ts'

/** Organisations: colleagues who fill in together, and their invitations. */
export function organisationHandlers({
  db,
  settings,
  editions,
}: Services): Handlers<typeof organisationRoutes> {
  const inviting = { settings, editions }
  return {
    'GET /organisation': ({ person }) => organisationView(db, person, editions.forms()),
    'POST /organisation/invitations': (call) => inviteColleague(inviting, call),
    'DELETE /organisation/invitations/:id': (call) => withdrawColleague(inviting, call),
    'POST /organisation/invitations/:id/renewal': (call) => renewColleague(inviting, call),
    'DELETE /organisation/people/:id': removeMember,
    'GET /organisations': () => listOrganisations(db),
    'PUT /organisations/:id': renameOrganisation,
  }
}
