import type { FormBundle, FormFile } from '@formwright/definition'
import { maskPrivate } from '@formwright/engine'
import { isApplicantOf, rolesOn } from '../access/people.ts'
import type { ResourceAttributes, Person } from '../access/people.ts'
import { HttpError } from '../http/errors.ts'

type FormRoles = Pick<FormFile, 'id' | 'roles' | 'workflow'>

/**
 * Whether a person sees the private data (`x-private`) of an application: its applicants, and roles with that
 * right.
 */
export function seesPrivate(person: Person, form: FormRoles, resource: ResourceAttributes): boolean {
  return isApplicantOf(person, form, resource) || mayAskForPrivate(person, form, resource)
}

/** The answers of an application as a person may see them. */
export function answersSeenBy(
  person: Person,
  bundle: FormBundle,
  row: ResourceAttributes & { readonly answers: unknown },
): unknown {
  return seesPrivate(person, bundle.form, row) ? row.answers : maskPrivate(bundle, row.answers).answers
}

/** Whether a person may request the private data of an application of others. */
export function mayAskForPrivate(person: Person, form: FormRoles, resource: ResourceAttributes): boolean {
  return rolesOn(person, form, resource).some((role) => form.roles?.[role]?.seesPrivate === true)
}

/** Whether a person has a role, in any region, that sees private data of a form. */
export function hasPrivateRole(person: Person, form: FormRoles): boolean {
  return person.grants.some(
    (grant) =>
      (grant.form === '*' || grant.form === form.id) && form.roles?.[grant.role]?.seesPrivate === true,
  )
}

export function refusedPrivate(): HttpError {
  return new HttpError('forbidden', 'Your role does not see private data of this form: leave them out', {
    reason: 'private',
  })
}
