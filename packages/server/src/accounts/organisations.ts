import { sql } from 'kysely'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'

/** A named organisation, which several people may share. */
interface Organisation {
  readonly id: string
  readonly name: string
  readonly region: string
}

/** `undefined` for an organisation of a single person, which has no name. */
export async function organisationOf(db: Reader, id: string): Promise<Organisation | undefined> {
  return db
    .selectFrom('organisation')
    .select(['id', 'name', 'region'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * Names or renames an organisation under the accounts lock.
 * @throws HttpError if another one in its region has the name
 */
export async function nameOrganisation(tx: Tx, { id, name, region }: Organisation): Promise<void> {
  const other = await findByName(tx, name, region).where('id', '<>', id).executeTakeFirst()
  if (other)
    throw new HttpError('in-use', `There is an organisation “${name}” in this region already`, {
      reason: 'organisation-exists',
      name,
    })
  await tx
    .insertInto('organisation')
    .values({ id, name, region })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
    .execute()
}

/**
 * Finds or creates a demonstration organisation by name and region. If real people use the name, a number is
 * appended.
 */
export async function demonstrationOrganisation(tx: Tx, name: string, region: string): Promise<string> {
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name} ${number}`
    const known = await findByName(tx, free, region).executeTakeFirst()
    if (known && (await isOfDemonstration(tx, known.id))) return known.id
    if (known) continue
    const { id } = await tx
      .insertInto('organisation')
      .values({ id: sql<string>`gen_random_uuid()`, name: free, region })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }
}

/** Whether an organisation has members, all of whom are demonstration accounts. */
async function isOfDemonstration(tx: Tx, id: string): Promise<boolean> {
  const people = await tx.selectFrom('user').select('demonstration').where('organisation', '=', id).execute()
  return people.length > 0 && people.every(({ demonstration }) => demonstration)
}

function findByName(db: Reader, name: string, region: string) {
  return db
    .selectFrom('organisation')
    .select('id')
    .where('region', '=', region)
    .where(({ fn }) => sql<boolean>`${fn('lower', ['name'])} = lower(${name})`)
}

/**
 * Moves a person to an organisation; returns the number of applications that move along. Their own
 * applications move, those of a shared organisation stay; roles granted by colleagues there are revoked.
 */
export async function joinOrganisation(tx: Tx, person: string, to: string): Promise<number> {
  const { organisation: from } = await tx
    .selectFrom('user')
    .select('organisation')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  if (from === to) return 0
  const shared = await isShared(tx, person, from)
  await tx.updateTable('user').set({ organisation: to }).where('id', '=', person).execute()
  await revokeSharedGrants(tx, person, from)
  if (shared) return 0
  const moved = await tx
    .updateTable('application')
    .set({ organisation: to })
    .where('organisation', '=', from)
    .executeTakeFirst()
  return Number(moved.numUpdatedRows)
}

/**
 * Moves a person to an organisation of their own; applications stay, and roles granted by colleagues are
 * revoked.
 */
export async function leaveOrganisation(tx: Tx, person: string): Promise<void> {
  const { organisation: from } = await tx
    .selectFrom('user')
    .select('organisation')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  if (!(await isShared(tx, person, from))) return
  await tx
    .updateTable('user')
    .set({ organisation: sql<string>`gen_random_uuid()` })
    .where('id', '=', person)
    .execute()
  await revokeSharedGrants(tx, person, from)
}

/** Whether an organisation is shared: it has a name or other members. */
export async function isShared(db: Reader, person: string, organisation: string): Promise<boolean> {
  if (await organisationOf(db, organisation)) return true
  const other = await db
    .selectFrom('user')
    .select('id')
    .where('organisation', '=', organisation)
    .where('id', '<>', person)
    .executeTakeFirst()
  return other !== undefined
}

async function revokeSharedGrants(tx: Tx, person: string, organisation: string): Promise<void> {
  await tx.deleteFrom('grant').where('user_id', '=', person).where('shared_in', '=', organisation).execute()
}

/** Deletes organisations without members, applications and invitations. */
export async function forgetEmptyOrganisations(tx: Tx): Promise<void> {
  await sql`
    delete from organisation where
      not exists (select from "user" where "user".organisation = organisation.id) and
      not exists (select from application where application.organisation = organisation.id) and
      not exists (select from invitation where invitation.organisation = organisation.id
        and accepted_at is null and voided_at is null)
  `.execute(tx)
}

/** All named organisations, with the numbers of members and applications. */
export async function listOrganisations(db: Reader) {
  const rows = await db
    .selectFrom('organisation')
    .select(({ selectFrom }) => [
      'id',
      'name',
      'region',
      selectFrom('user')
        .select(({ fn }) => fn.countAll<string>().as('people'))
        .whereRef('user.organisation', '=', 'organisation.id')
        .as('people'),
      selectFrom('application')
        .select(({ fn }) => fn.countAll<string>().as('applications'))
        .whereRef('application.organisation', '=', 'organisation.id')
        .as('applications'),
    ])
    .orderBy('name')
    .orderBy('region')
    .execute()
  return rows.map((row) => ({
    ...row,
    people: Number(row.people ?? 0),
    applications: Number(row.applications ?? 0),
  }))
}

/** The region of a person's organisation, which distinguishes it from others of the same name. */
export function regionOf(grants: readonly { readonly region: string }[]): string {
  return grants.find(({ region }) => region !== '')?.region ?? ''
}

/** An existing organisation or a new one: `{ id }` or `{ name }`. */
type WantedOrganisation = { readonly id: string } | { readonly name: string }

/**
 * The organisation that an administrator selected; creates a new one.
 * @throws HttpError for an unknown one, or a name that is taken
 */
export async function findOrCreateOrganisation(
  tx: Tx,
  wanted: WantedOrganisation,
  region: string,
): Promise<Organisation> {
  if ('id' in wanted) {
    const known = await organisationOf(tx, wanted.id)
    if (!known) throw new HttpError('not-found', 'There is no such organisation')
    return known
  }
  const { rows } = await sql<{ id: string }>`select gen_random_uuid() as id`.execute(tx)
  const made = { id: rows[0]!.id, name: wanted.name.trim(), region }
  await nameOrganisation(tx, made)
  return made
}
