import { isApplicantOf } from '../access/people.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'

/** Deletes an application that was never submitted, with all that belongs to it. */
export async function remove({
  tx,
  application: { row, bundle },
  person,
  record,
}: CallOf<'DELETE /applications/:id'>): Promise<{ deleted: true }> {
  if (!isApplicantOf(person, bundle.form, row))
    throw new HttpError('forbidden', 'Only who fills it in may delete it')
  if (row.submitted_at || row.state !== bundle.form.workflow?.start)
    throw new HttpError('in-use', 'It was submitted once: withdraw it instead, so that it stays on record', {
      reason: 'submitted-once',
    })
  await tx.deleteFrom('application').where('id', '=', row.id).execute()
  await record({ action: 'application.delete', details: { title: row.title, region: row.region } })
  return { deleted: true }
}
