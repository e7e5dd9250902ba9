import type { Services } from '../services.ts'
import { rolesOf, titlesOf } from './roles.ts'

/** Maximum number of people listed; others are found by search. */
const MOST = 2000

/**
 * All accounts by name with their roles, and all available roles.
 * @param text a part of the name, email address or organisation name
 */
export async function listPeople(
  { db, editions }: Pick<Services, 'db' | 'editions'>,
  text: string | undefined,
) {
  const forms = editions.forms()
  let people = db
    .selectFrom('user')
    .leftJoin('organisation', 'organisation.id', 'user.organisation')
    .select(({ selectFrom }) => [
      'user.id',
      'user.name',
      'email',
      'disabled',
      'demonstration',
      'unproven',
      'twoFactorEnabled as secondFactor',
      'createdAt',
      'user.organisation',
      'organisation.name as organisationName',
      selectFrom('application')
        .select(({ fn }) => fn.countAll<string>().as('own'))
        .whereRef('application.organisation', '=', 'user.organisation')
        .where('organisation.id', 'is', null)
        .as('own'),
    ])
    .orderBy('user.name')
    .limit(MOST)
  if (text)
    people = people.where((where) =>
      where.or([
        where('user.name', 'ilike', `%${escaped(text)}%`),
        where('email', 'ilike', `%${escaped(text)}%`),
        where('organisation.name', 'ilike', `%${escaped(text)}%`),
      ]),
    )
  const [found, grants] = await Promise.all([
    people.execute(),
    db.selectFrom('grant').select(['id', 'user_id', 'role', 'region', 'form', 'shared_in']).execute(),
  ])
  return {
    people: found.map(({ organisation, organisationName, own, ...person }) => ({
      ...person,
      organisation: organisationName === null ? null : { id: organisation, name: organisationName },
      own: Number(own ?? 0),
      secondFactor: person.secondFactor === true,
      grants: grants
        .filter(({ user_id }) => user_id === person.id)
        .map(({ id, role, region, form, shared_in: sharedIn }) => ({
          id,
          role,
          region,
          form,
          ...titlesOf(forms, { role, form }),
          byColleague: sharedIn !== null,
        })),
    })),
    roles: rolesOf(forms),
  }
}

/** Escapes a text for a `like` pattern. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (char) => `\\${char}`)
}
