import type { CallOf } from '../routing/route.ts'
import { registeredRegion, unitsOf, unknownRegion } from '../access/region-register.ts'
import type { Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'

type AddCall = CallOf<'POST /extensions'>

/**
 * Gives a region, or everybody (''), more time for an edition. What lists tell of the applications concerned
 * is worked out anew by a job.
 * @throws HttpError for a region that neither the register nor a form knows
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
 * Takes more time back that was given.
 * @returns what it was given to
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
