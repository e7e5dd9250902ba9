import type { CallOf } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { addComment } from './comments.ts'
import { draftOf, IMPORT, reviewDraft, saveDraft, lockEditableDraft } from './drafts.ts'
import { notifyOfStep } from './notify-of-step.ts'

type Notifying = Pick<RouteServices, 'settings'>

/** Saves changed files of a draft. */
export async function changeDraft({
  tx,
  params,
  body,
  person,
  record,
}: CallOf<'PATCH /definitions/drafts/:id'>) {
  // a change made here must not be recorded as an import
  const step = body.step === IMPORT ? 'file' : body.step
  const { form, edition, ...saved } = await saveDraft(tx, params.id, { ...body, step }, person)
  await record({
    action: 'definition.change',
    subject: params.id,
    details: { form, edition, revision: saved.revision, files: Object.keys(body.changes) },
  })
  return saved
}

/** Submits a draft for review, approves or returns it. */
export async function review(
  { settings }: Notifying,
  { tx, params, body, person, record }: CallOf<'POST /definitions/drafts/:id/review'>,
) {
  const { draft, state, as } = await reviewDraft(tx, params.id, body, person)
  const { form, edition } = draft
  const action = `definition.${body.what}` as const
  const note = body.note ?? ''
  await record({ action, subject: params.id, details: { form, edition, note, ...(as ? { as } : {}) } })
  await notifyOfStep(tx, settings, action, { draft, by: person, text: note })
  return { state }
}

/** Adds a comment on a draft. */
export async function commentOn(
  { settings }: Notifying,
  { tx, params, body, person, record }: CallOf<'POST /definitions/drafts/:id/comments'>,
): Promise<{ id: string }> {
  const draft = await draftOf(tx, params.id, person, true)
  const { id, place } = await addComment(tx, draft.id, body, person)
  const { form, edition } = draft
  await record({ action: 'definition.comment', subject: draft.id, details: { form, edition, place } })
  await notifyOfStep(tx, settings, 'definition.comment', { draft, by: person, text: body.text })
  return { id }
}

/** Deletes an unpublished draft. */
export async function deleteDraft({
  tx,
  params,
  person,
  record,
}: CallOf<'DELETE /definitions/drafts/:id'>): Promise<{ deleted: true }> {
  const { form, edition } = await lockEditableDraft(tx, params.id, person)
  await tx.deleteFrom('definition_draft').where('id', '=', params.id).execute()
  await record({ action: 'definition.delete', subject: params.id, details: { form, edition } })
  return { deleted: true }
}
