import type { Services } from '../services.ts'
import { rolesOf, titlesOf } from './roles.ts'

/** More people than these are found by their names. */
const MOST = 2000

/**
 * Everybody with an account, by name, with their roles, and the roles that there are.
 * @param text a part of the name, of the address or of what their organisation is called
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

/** A text as it stands in a pattern of `like`. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (char) => `\\${char}`)
}
