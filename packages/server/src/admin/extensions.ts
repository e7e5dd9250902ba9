import type { CallOf } from '../routing/route.ts'
import { registeredRegion, unitsOf, unknownRegion } from '../access/region-register.ts'
import type { Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'

type AddCall = CallOf<'POST /extensions'>

/**
 * Extends the deadline of an edition for a region, or for everybody (''). A job updates the list columns.
 * @throws HttpError for an unknown region
 */
export async function addExtension(
  tx: Tx,
  { editions }: Pick<Services, 'editions'>,
  { form, edition, region, until, reason }: AddCall['body'],
  by: Pick<AddCall['person'], 'id'>,
): Promise<{ readonly id: string }> {
  const forms = editions.forms()
  const of = forms.find(({ id }) => id === form) ?? {}
  const units = forms.flatMap(unitsOf)
  if (region !== '' && !units.includes(region) && !(await registeredRegion(of, region)))
    throw unknownRegion(of, region)
  const extension = await tx
    .insertInto('extension')
    .values({ form, edition_name: edition, region, until, reason, by_user: by.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addJob(tx, 'deadline', { form, edition, region })
  return extension
}

/**
 * Removes an extension.
 * @returns what it applied to
 * @throws HttpError when there is none with this id
 */
export async function removeExtension(
  tx: Tx,
  id: string,
): Promise<{ readonly form: string; readonly edition: string; readonly region: string }> {
  const removed = await tx
    .deleteFrom('extension')
    .where('id', '=', id)
    .returning(['form', 'edition_name as edition', 'region'])
    .executeTakeFirst()
  if (!removed) throw new HttpError('not-found', 'There is no such extension')
  await addJob(tx, 'deadline', removed)
  return removed
}
