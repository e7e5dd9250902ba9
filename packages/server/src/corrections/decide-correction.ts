import { moveAnswers } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import { sql } from 'kysely'
import { isApplicantOf } from '../access/people.ts'
import { publish } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { storeLeftovers, leftoversOf, deleteLeftovers, withRestored } from './leftovers.ts'
import { moveApplication } from './move-application.ts'
import { isOpen } from './view.ts'

type DecideCall = CallOf<'POST /applications/:id/correction'>
type Decided = { state: Correction['state']; revision: number }
type Correction = Awaited<ReturnType<typeof correctionOf>>

/** Records that the applicant has seen a correction, keeps the old version, or follows the correction. */
export async function decideCorrection(
  { editions }: Pick<RouteServices, 'editions'>,
  call: DecideCall,
): Promise<Decided> {
  const { application, body, person, record } = call
  const { row, bundle } = application
  if (!isApplicantOf(person, bundle.form, row))
    throw new HttpError('forbidden', 'Only the applicant decides about a correction')
  const correction = await correctionOf(call)
  if (body.what === 'seen' || correction.state === 'made') {
    await markSeen(call, correction)
    return { state: correction.state, revision: row.revision }
  }
  const to = await editions.bundleOf(correction.to_edition)
  const states = to?.form.workflow?.states
  const hasState = !states || Object.hasOwn(states, row.state)
  if (!to || !isOpen(correction, editions, row) || !hasState) throw notThere()
  if (body.what !== 'keep') return follow({ editions }, call, correction, to)
  await markSeen(call, correction, { state: 'kept', revision: row.revision })
  await record({ action: 'application.keep-edition', details: { edition: row.edition } })
  return { state: 'kept', revision: row.revision }
}

/** Moves the application to the corrected edition and stores answers without a field as leftovers. */
async function follow(
  { editions }: Pick<RouteServices, 'editions'>,
  call: DecideCall,
  correction: Correction,
  to: FormBundle,
): Promise<Decided> {
  const { tx, application, person, record } = call
  const { row, bundle } = application
  const form = editions.formOf(to)
  const moved = moveAnswers(row.answers, bundle, form)
  const left = await leftoversOf(tx, editions, row.id)
  const { answers, back, restored, settled } = withRestored(moved.answers, left, form)
  const { revision } = await moveApplication(tx, row, {
    ...moved,
    answers,
    restored,
    to: form,
    by: person.id,
  })
  await deleteLeftovers(tx, settled)
  const newly = moved.aside.map((answer) => [correction.from_edition, answer] as const)
  await storeLeftovers(tx, row.id, newly)
  await markSeen(call, correction, { state: 'made', revision, back: JSON.stringify(back) })
  await publish(tx, { kind: 'state', id: row.id, by: person.id })
  await record({
    action: 'application.correct',
    details: { revision, from: correction.from_edition, to: correction.to_edition },
  })
  return { state: 'made', revision }
}

async function correctionOf({ tx, application: { row }, body }: DecideCall) {
  const correction = await tx
    .selectFrom('correction')
    .selectAll()
    .where('application', '=', row.id)
    .where('id', '=', body.correction)
    .executeTakeFirst()
  if (!correction) throw notThere()
  return correction
}

function notThere(): HttpError {
  return new HttpError('not-found', 'This correction is not there any more')
}

async function markSeen(
  { tx, person }: DecideCall,
  { id }: Correction,
  decided: { state?: 'made' | 'kept'; revision?: number; back?: string } = {},
): Promise<void> {
  await tx
    .updateTable('correction')
    .set({
      ...decided,
      seen_at: sql<Date>`now()`,
      seen_by: sql<string[]>`array_append(coalesce(seen_by, '{}'), ${person.id})`,
    })
    .where('id', '=', id)
    .execute()
}
