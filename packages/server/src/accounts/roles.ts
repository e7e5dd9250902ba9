import type { FormFile } from '@formwright/definition'
import { SYSTEM_ADMIN } from '../access/people.ts'
import type { Grant } from '../access/people.ts'
import { refuseUnfitRegion, unitsOf } from '../access/register.ts'
import { HttpError } from '../http/errors.ts'

/**
 * Roles that somebody is to have: the forms know them, and their regions are of the level that they are for.
 * @throws HttpError
 */
export async function refuseUnfitRoles(forms: readonly FormFile[], grants: readonly Grant[]): Promise<void> {
  const known = rolesOf(forms)
  for (const { role, form, region } of grants) {
    const found = known.filter(
      (one) => one.role === role && (form === '*' || one.form === form || role === SYSTEM_ADMIN),
    )
    if (!found[0])
      throw new HttpError(
        'unprocessable',
        `There is no role “${role}”${form === '*' ? '' : ` in the form “${form}”`}`,
        { reason: 'role-unknown', role },
      )
    await refuseUnfitRegion(
      found[0],
      region,
      found.flatMap(({ units }) => units),
    )
  }
}

/** The roles that the forms on offer know. */
export function rolesOf(forms: readonly FormFile[]) {
  return forms.flatMap((form) =>
    Object.entries(form.roles ?? {}).map(([role, { title, level }]) => ({
      role,
      title,
      level: level ?? 'county',
      form: form.id,
      formTitle: form.title,
      /** Units that recommend by themselves, beside provinces. */
      units: unitsOf(form),
    })),
  )
}

export function titlesOf(forms: readonly FormFile[], { role, form }: Pick<Grant, 'role' | 'form'>) {
  const known = rolesOf(forms).find((one) => one.role === role && (form === '*' || one.form === form))
  return { title: known?.title ?? role, level: known?.level ?? 'county' }
}
