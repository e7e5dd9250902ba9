import type { PeopleView } from '@formwright/api'

export interface ChosenRole {
  readonly role: string
  readonly region: string
  readonly form: string
  /** Whether holders only see what they start: an enterprise rather than a county office. */
  readonly own?: boolean
}

/**
 * The grants for a role in all forms: if it is an enterprise's role in one form and an office's in another,
 * only those of the selected kind.
 */
export function grantsOf(
  roles: PeopleView['roles'],
  { role, region, form, own = false }: ChosenRole,
): { readonly role: string; readonly region: string; readonly form: string }[] {
  const known = roles.filter((one) => one.role === role)
  if (form !== '*' || known.every((one) => one.own === own)) return [{ role, region, form }]
  return known.filter((one) => one.own === own).map((one) => ({ role, region, form: one.form }))
}
