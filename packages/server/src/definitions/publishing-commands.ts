import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { notifyOfStep } from './notify-of-step.ts'
import { offerEdition, publishDraft, scheduleDraft, unscheduleDraft, withdrawEdition } from './publish.ts'

type PublishCall = CallOf<'POST /definitions/drafts/:id/publish'>
type Publishing = Pick<RouteServices, 'checks' | 'settings'>

/** Publishes an approved draft, now or at a given time. */
export async function publish(
  { checks, settings }: Publishing,
  call: PublishCall,
): Promise<{ digest: string | null; publishAt: Date | null }> {
  const { tx, params, body, person, record } = call
  if (body.at !== undefined) return schedule({ settings }, call, body.at)
  const { draft, digest } = await publishDraft(tx, checks, params.id, person)
  const { form, edition } = draft
  await record({ action: 'definition.publish', subject: params.id, details: { form, edition, digest } })
  await notifyOfStep(tx, settings, 'definition.publish', { draft, by: person })
  return { digest, publishAt: null }
}

async function schedule(
  { settings }: Pick<Publishing, 'settings'>,
  { tx, params, person, record }: PublishCall,
  at: string,
): Promise<{ digest: null; publishAt: Date }> {
  if (Date.parse(at) <= Date.now())
    throw new HttpError('unprocessable', 'This time has passed', { reason: 'time-passed' })
  const draft = await scheduleDraft(tx, params.id, at, person)
  const { form, edition } = draft
  await record({ action: 'definition.schedule', subject: params.id, details: { form, edition, at } })
  await notifyOfStep(tx, settings, 'definition.schedule', { draft, by: person, at })
  return { digest: null, publishAt: new Date(at) }
}

/** Cancels the scheduled publication of a draft. */
export async function unschedule(
  { settings }: Pick<Publishing, 'settings'>,
  { tx, params, person, record }: CallOf<'DELETE /definitions/drafts/:id/publish'>,
): Promise<{ unscheduled: true }> {
  const draft = await unscheduleDraft(tx, params.id, person)
  const { form, edition } = draft
  await record({ action: 'definition.unschedule', subject: params.id, details: { form, edition } })
  await notifyOfStep(tx, settings, 'definition.unschedule', { draft, by: person })
  return { unscheduled: true }
}

/** Withdraws a published edition. */
export async function withdraw(
  { editions, settings }: Pick<RouteServices, 'editions' | 'settings'>,
  { tx, params, person, record }: CallOf<'DELETE /definitions/published/:id'>,
): Promise<{ withdrawn: true }> {
  const { draft, ...edition } = await withdrawEdition(tx, editions, params.id, person)
  await record({ action: 'definition.withdraw', subject: params.id, details: edition })
  if (draft) await notifyOfStep(tx, settings, 'definition.withdraw', { draft, by: person })
  return { withdrawn: true }
}

/** Offers an edition of the forms folder again. */
export async function offerAgain({
  tx,
  params,
  person,
  record,
}: CallOf<'PUT /definitions/published/:id'>): Promise<{ offered: true }> {
  const details = await offerEdition(tx, params.id, person)
  await record({ action: 'definition.offer', subject: params.id, details })
  return { offered: true }
}
