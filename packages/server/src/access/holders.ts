import type { FormFile } from '@formwright/definition'
import type { Reader } from '../database/connect.ts'
import { FORM_ADMIN, rolesOn, SYSTEM_ADMIN } from './people.ts'

/** Somebody who has roles on an application. */
export interface Holder {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}

/** Everybody who has a role on an application and may sign in. */
export async function holdersOf(
  db: Reader,
  form: FormFile,
  owned: Parameters<typeof rolesOn>[2],
): Promise<Holder[]> {
  const rows = await db
    .selectFrom('grant')
    .innerJoin('user', 'user.id', 'grant.user_id')
    .select([
      'user.id',
      'user.name',
      'user.email',
      'user.demonstration',
      'user.organisation',
      'grant.role',
      'grant.region',
      'grant.form',
    ])
    .where('user.disabled', '=', false)
    .where('grant.form', 'in', ['*', form.id])
    .orderBy('user.name')
    .execute()
  const people = new Map<string, Holder>()
  for (const { id, name, email, demonstration, organisation, ...grant } of rows) {
    const roles = rolesOn({ id, name, email, demonstration, organisation, grants: [grant] }, form, owned)
    if (roles.length > 0)
      people.set(id, { id, name, email, roles: [...(people.get(id)?.roles ?? []), ...roles] })
  }
  return [...people.values()]
}

/** Everybody who may work on the definition of a form and may sign in. */
export function formAdminsOf(
  db: Reader,
  form: string,
): Promise<{ readonly id: string; readonly name: string; readonly email: string }[]> {
  return db
    .selectFrom('user')
    .select(['id', 'name', 'email'])
    .where('disabled', '=', false)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('grant')
          .select('grant.id')
          .whereRef('grant.user_id', '=', 'user.id')
          .where('grant.role', 'in', [SYSTEM_ADMIN, FORM_ADMIN])
          .where('grant.form', 'in', ['*', form]),
      ),
    )
    .orderBy('name')
    .execute()
}
