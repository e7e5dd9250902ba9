import { sql } from 'kysely'
import { publish } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'
import { refuseAbove } from '../settings/limits.ts'
import type { Limits } from '../settings/limits.ts'

/** Ticks or unticks a checklist item. */
export async function setChecklistItem({
  tx,
  application: { row, bundle },
  params: { item },
  body: { done },
  person,
  record,
}: CallOf<'PUT /applications/:id/checklist/:item'>): Promise<{ done: boolean }> {
  if (!bundle.form.review?.checklist?.some(({ id }) => id === item))
    throw new HttpError('not-found', 'The checklist has no such item')
  await tx
    .insertInto('checklist_item')
    .values({ application: row.id, item, done, by_user: person.id })
    .onConflict((conflict) =>
      conflict
        .columns(['application', 'item'])
        .doUpdateSet({ done, by_user: person.id, at: sql<Date>`now()` }),
    )
    .execute()
  await record({ action: 'checklist.change', details: { item, done } })
  await publish(tx, { kind: 'review', id: row.id, by: person.id })
  return { done }
}

/** Records a spot check. */
export async function addSpotCheck(
  limits: Limits,
  { tx, application: { row }, body, person, record }: CallOf<'POST /applications/:id/spot-checks'>,
): Promise<{ id: string }> {
  const { count } = await tx
    .selectFrom('spot_check')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('application', '=', row.id)
    .executeTakeFirstOrThrow()
  refuseAbove(limits, 'spotChecks', Number(count) + 1)
  const made = await tx
    .insertInto('spot_check')
    .values({ application: row.id, ...body, by_user: person.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record({ action: 'spot-check.add', details: { method: body.method } })
  await publish(tx, { kind: 'review', id: row.id, by: person.id })
  return made
}
