import type { FormBundle } from '@formwright/definition'
import { rightsOf } from '../access/people.ts'
import { lockUnit } from '../applications/transitions.ts'
import type { Editions } from '../published/editions.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'

type OrderCall = CallOf<'PUT /order'>
type Order = OrderCall['body']

/**
 * Sets the order of a unit's recommended applications. They are locked before the unit, as for transitions,
 * so that none changes state meanwhile and concurrent requests wait.
 */
export async function putInOrder(
  editions: Editions,
  { tx, body, person, record }: OrderCall,
): Promise<{ ordered: number }> {
  const { form, edition, unit, applications } = body
  await recommended(tx, body).orderBy('id').forNoKeyUpdate().execute()
  await lockUnit(tx, { form, edition_name: edition, unit })
  const rows = await recommended(tx, body).orderBy('id').forNoKeyUpdate().execute()
  const bundle = rows[0] && (await editions.bundleOf(rows[0].edition))
  if (!bundle || !rows.every((row) => rightsOf(person, bundle.form, row).review))
    throw new HttpError('not-found', 'There is nothing to put in order')
  if (!rows.every(({ state }) => mayStillMove(bundle, state)))
    throw new HttpError('in-use', 'It has been reported: the order is final', { reason: 'order-final' })
  if (applications.length !== rows.length || !rows.every(({ id }) => applications.includes(id)))
    throw new HttpError('stale', 'The recommended applications have changed: look again', {
      applications: rows.map(({ id }) => id),
    })
  for (const [index, id] of applications.entries())
    await tx
      .updateTable('application')
      .set({ preference: index + 1 })
      .where('id', '=', id)
      .execute()
  await record({
    action: 'order.change',
    subject: `${form}/${edition}/${unit}`,
    details: { order: [...applications] },
  })
  return { ordered: applications.length }
}

/** Demonstration applications have an order of their own. */
function recommended(tx: OrderCall['tx'], { form, edition, unit, applications }: Order) {
  return tx
    .selectFrom('application')
    .select(['id', 'form', 'edition', 'region', 'unit', 'state', 'demonstration', 'organisation'])
    .where('form', '=', form)
    .where('edition_name', '=', edition)
    .where('unit', '=', unit)
    .where('quota_held', '=', true)
    .where('demonstration', '=', ({ selectFrom }) =>
      selectFrom('application as first')
        .select('first.demonstration')
        .where('first.id', '=', applications[0]!),
    )
}

/** Whether any role can still make a transition in this state. */
function mayStillMove({ form }: FormBundle, state: string): boolean {
  return (form.workflow?.states[state]?.transitions ?? []).some(({ by }) => by.length > 0)
}
