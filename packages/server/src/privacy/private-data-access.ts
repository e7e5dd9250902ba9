import type { FormBundle, FormFile } from '@formwright/definition'
import { maskPrivate } from '@formwright/engine'
import { isApplicantOf, rolesOn } from '../access/people.ts'
import type { ResourceAttributes, Person } from '../access/people.ts'
import { HttpError } from '../http/errors.ts'

type FormRoles = Pick<FormFile, 'id' | 'roles' | 'workflow'>

/**
 * Whether somebody sees the private data (`x-private`) of an application: who fills it in, and roles of which
 * the form says so.
 */
export function seesPrivate(person: Person, form: FormRoles, resource: ResourceAttributes): boolean {
  return isApplicantOf(person, form, resource) || mayAskForPrivate(person, form, resource)
}

/** The answers of an application as somebody sees them. */
export function answersSeenBy(
  person: Person,
  bundle: FormBundle,
  row: ResourceAttributes & { readonly answers: unknown },
): unknown {
  return seesPrivate(person, bundle.form, row) ? row.answers : maskPrivate(bundle, row.answers).answers
}

/** Whether somebody may ask for the private data of an application that others filled in. */
export function mayAskForPrivate(person: Person, form: FormRoles, resource: ResourceAttributes): boolean {
  return rolesOn(person, form, resource).some((role) => form.roles?.[role]?.seesPrivate === true)
}

/** Whether somebody has a role, in whatever region, that sees the private data of a form's applications. */
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
