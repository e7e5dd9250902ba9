import type { Person } from '../access/people.ts'
import { lockAccounts } from '../accounts/administrators.ts'
import {
  demonstrationOwnAccounts,
  deleteDemonstrationAccounts,
  keepInvited,
} from '../accounts/demonstration-accounts.ts'
import { titlesOf } from '../accounts/roles.ts'
import { record } from '../audit/trail.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { titleOfForm, titleOfState } from '../published/titles.ts'
import type { RouteServices } from '../services.ts'

/**
 * What removing the demonstration would delete: its accounts and the applications that they started; people
 * invited by them are kept, with their applications.
 */
export async function removalOf({ editions }: Pick<RouteServices, 'editions'>, db: Reader) {
  const going = await demonstrationOwnAccounts(db).select(['id', 'name', 'email']).orderBy('email').execute()
  const ids = new Set(going.map(({ id }) => id))
  const marked = await db
    .selectFrom('user')
    .select(['id', 'name', 'email'])
    .where('demonstration', '=', true)
    .orderBy('email')
    .execute()
  const [applications, inviters, grants] = await Promise.all([
    applicationsOf(
      db,
      marked.map(({ id }) => id),
    ),
    invitersOf(db),
    db.selectFrom('grant').select(['user_id', 'role', 'region', 'form']).execute(),
  ])
  const forms = editions.forms()
  const staying = marked.filter(({ id }) => !ids.has(id))
  return {
    people: going.map(({ name, email }) => ({ name, email })),
    applications: await Promise.all(
      applications
        .filter(({ created_by }) => ids.has(created_by))
        .map(async ({ title, edition, state, by }) => {
          const bundle = await editions.bundleOf(edition)
          return {
            title,
            by,
            formTitle: titleOfForm(bundle),
            stateTitle: titleOfState(bundle, state),
          }
        }),
    ),
    staying: staying.map(({ id, name, email }) => ({
      name,
      email,
      invitedBy: inviters.get(email) ?? null,
      roles: grants.filter(({ user_id }) => user_id === id).map((grant) => titlesOf(forms, grant).titles),
      applications: applications.filter(({ created_by }) => created_by === id).length,
    })),
  }
}

function applicationsOf(db: Reader, people: readonly string[]) {
  if (people.length === 0) return []
  return db
    .selectFrom('application')
    .innerJoin('user', 'user.id', 'application.created_by')
    .select(['title', 'edition', 'state', 'created_by', 'user.name as by'])
    .where('created_by', 'in', people)
    .orderBy('application.created_at')
    .execute()
}

async function invitersOf(db: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('user', 'user.id', 'invitation.invited_by')
    .select(['invitation.email', 'user.name'])
    .where('accepted_at', 'is not', null)
    .orderBy('accepted_at')
    .execute()
  return new Map(rows.map(({ email, name }) => [email, name]))
}

/**
 * Removes the demonstration accounts and their data; people invited by them become regular accounts. The
 * audit trail is kept and records who was removed.
 */
export async function removeDemonstration(
  services: Pick<RouteServices, 'editions'>,
  tx: Tx,
  by: Person,
  address: string,
): Promise<{ removed: true }> {
  await lockAccounts(tx)
  if (by.demonstration)
    throw new HttpError(
      'in-use',
      'Make yourself an administrator with an account of your own first: the link is printed where the ' +
        'server was started',
      { reason: 'demonstration-needs-administrator' },
    )
  const { people: going, applications, staying } = await removalOf(services, tx)
  const people = await deleteDemonstrationAccounts(tx)
  const kept = await keepInvited(tx)
  if (people + kept > 0)
    await record(tx, {
      actor: by,
      action: 'demonstration.remove',
      details: {
        people,
        accounts: going.map(({ email }) => email),
        applications: applications.length,
        kept: staying.map(({ email }) => email),
      },
      address,
    })
  return { removed: true }
}
