import { isApplicantOf } from '../access/people.ts'
import { publish } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'
import { refuseAbove } from '../settings/limits.ts'
import type { Limits } from '../settings/limits.ts'

/** Changes the reasons for warnings, keyed by code and pointer. An empty reason removes it. */
export async function changeReasons(
  limits: Limits,
  { tx, application: { row, bundle }, body, person, record }: CallOf<'PUT /applications/:id/reasons'>,
): Promise<{ saved: true }> {
  if (!isApplicantOf(person, bundle.form, row))
    throw new HttpError('forbidden', 'The reasons are those of the applicant')
  const changed = Object.entries(body.reasons).filter(([key, text]) => text !== (row.reasons[key] ?? ''))
  if (changed.length === 0) return { saved: true }
  const reasons = Object.entries({ ...row.reasons, ...Object.fromEntries(changed) }).filter(
    ([, text]) => text.trim() !== '',
  )
  refuseAbove(limits, 'reasons', reasons.length)
  await tx
    .updateTable('application')
    .set({ reasons: JSON.stringify(Object.fromEntries(reasons)) })
    .where('id', '=', row.id)
    .execute()
  await record({ action: 'reasons.change', details: Object.fromEntries(changed) })
  await publish(tx, { kind: 'review', id: row.id, by: person.id })
  return { saved: true }
}

/** The reasons with updated pointers: they are keyed by `code pointer`. */
export function reasonsAfter(
  reasons: Readonly<Record<string, string>>,
  pointerAfter: (pointer: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reasons).map(([name, text]) => {
      const at = name.indexOf('/')
      return at < 0 ? [name, text] : [name.slice(0, at) + pointerAfter(name.slice(at)), text]
    }),
  )
}
