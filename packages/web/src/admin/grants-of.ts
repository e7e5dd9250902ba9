import type { PeopleView } from '@formwright/api'

export interface ChosenRole {
  readonly role: string
  readonly region: string
  readonly form: string
  /** Its holder sees only what they start: an enterprise, not the office of its county. */
  readonly own?: boolean
}

/**
 * The roles that a choice for all forms comes to: where the same role is an enterprise’s in one form and an
 * office’s in another, only those of the forms in which it is the one that was chosen.
 */
export function grantsOf(
  roles: PeopleView['roles'],
  { role, region, form, own = false }: ChosenRole,
): { readonly role: string; readonly region: string; readonly form: string }[] {
  const known = roles.filter((one) => one.role === role)
  if (form !== '*' || known.every((one) => one.own === own)) return [{ role, region, form }]
  return known.filter((one) => one.own === own).map((one) => ({ role, region, form: one.form }))
}
