import type { FormBundle } from '@formwright/definition'
import { isApplicantOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import type { ListedRow } from '../admission/store.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'

/** Whether a person may delete an application: they are its applicant, and it was never submitted. */
export function mayRemove(person: Person, { form }: FormBundle, row: ListedRow): boolean {
  return isApplicantOf(person, form, row) && isBegunOnly(form, row)
}

function isBegunOnly({ workflow }: FormBundle['form'], { submitted_at, state }: ListedRow): boolean {
  return submitted_at === null && state === workflow?.start
}

/** Deletes an application that was never submitted, with everything that belongs to it. */
export async function remove({
  tx,
  application: { row, bundle },
  person,
  record,
}: CallOf<'DELETE /applications/:id'>): Promise<{ deleted: true }> {
  if (!isApplicantOf(person, bundle.form, row))
    throw new HttpError('forbidden', 'Only who fills it in may delete it')
  if (!isBegunOnly(bundle.form, row))
    throw new HttpError('in-use', 'It was submitted once: withdraw it instead, so that it stays on record', {
      reason: 'submitted-once',
    })
  await tx.deleteFrom('application').where('id', '=', row.id).execute()
  await record({ action: 'application.delete', details: { title: row.title, region: row.region } })
  return { deleted: true }
}
