import { randomUUID } from 'node:crypto'
import { putOver } from '@formwright/authoring'
import { sql } from 'kysely'
import type { CallOf } from '../routing/route.ts'
import { diffDocuments } from '@formwright/engine'
import { isApplicantOf } from '../access/people.ts'
import { save } from '../applications/saves.ts'
import { publish } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import type { RouteServices } from '../services.ts'
import { storeLeftovers, leftoversOf, deleteLeftovers } from './leftovers.ts'
import type { NewLeftover } from './leftovers.ts'

/** Maximum number and total size of leftovers of an application. */
const MOST = 2000
const MAX_CHARACTERS = 20_000_000

/** Stores leftovers that an applicant typed on an earlier version of the form. @throws HttpError */
export async function storeLeftoversOf(
  { editions }: RouteServices,
  { tx, application, body, person, record }: CallOf<'POST /applications/:id/left-over'>,
): Promise<{ kept: true }> {
  const { row, bundle } = application
  if (!isApplicantOf(person, bundle.form, row))
    throw new HttpError('forbidden', 'Only the applicant fills it in')
  const left = await Promise.all(
    body.left.map(async ({ of, ...answer }): Promise<NewLeftover> => {
      const version = await editions.bundleOf(of)
      if (version?.form.id !== row.form)
        throw new HttpError('unprocessable', `${of} is no version of the form of this application`)
      return [of, answer]
    }),
  )
  const { kept, letters: bytes } = await tx
    .selectFrom('left_over')
    .select(({ fn }) => [
      fn.countAll<string>().as('kept'),
      sql<string>`coalesce(sum(length(answer::text)), 0)`.as('letters'),
    ])
    .where('application', '=', row.id)
    .executeTakeFirstOrThrow()
  if (Number(kept) + left.length > MOST)
    throw new HttpError('limit-reached', `No more than ${MOST} answers are kept beside an application`)
  if (Number(bytes) + JSON.stringify(left).length > MAX_CHARACTERS)
    throw new HttpError('too-large', `No more than ${MAX_CHARACTERS} letters are kept beside an application`)
  await storeLeftovers(tx, row.id, left, person.id)
  await record({ action: 'application.leave-over', details: { values: left.length } })
  await publish(tx, { kind: 'left-over', id: row.id, by: person.id })
  return { kept: true }
}

/** Restores or discards a leftover. @throws HttpError */
export async function decideLeftover(
  { editions, settings }: RouteServices,
  { tx, application, body, person, address, record }: CallOf<'POST /applications/:id/left-over/decision'>,
): Promise<{ revision: number }> {
  const { row, bundle } = application
  if (!isApplicantOf(person, bundle.form, row))
    throw new HttpError('forbidden', 'Only the applicant decides about it')
  const left = (await leftoversOf(tx, editions, row.id)).find(({ id }) => id === body.left)
  const form = editions.formOf(bundle)
  const put = left && putOver(row.answers, left.answer, left.from, form)
  // leftovers are kept as long as the application
  if (!put || (body.what === 'put' && !('answers' in put)))
    throw new HttpError('not-found', 'There is no such answer that has a place in the form')
  const { revision } =
    body.what === 'drop'
      ? row
      : await save(tx, {
          row,
          bundle,
          form,
          limits: settings.limits,
          person,
          address,
          base: row.revision,
          patch: diffDocuments(row.answers, put.answers),
          key: `left-over-${randomUUID()}`,
        })
  await deleteLeftovers(tx, [left.id])
  if (body.what === 'drop')
    await record({ action: 'application.drop-left-over', details: { revision: row.revision } })
  await publish(tx, { kind: 'left-over', id: row.id, by: person.id })
  return { revision }
}
