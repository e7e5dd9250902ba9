import { sql } from 'kysely'
import type { FormFile } from '@formwright/definition'
import { publish } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'
import { notify } from '../notify/notify.ts'
import { refuseAbove } from '../settings/limits.ts'
import type { Settings } from '../settings/settings.ts'

type WriteCall = CallOf<'POST /applications/:id/comments'> | CallOf<'POST /applications/:id/notes'>
type CommentSettings = Pick<Settings, 'limits' | 'publicUrl'>

/** Adds a comment on a field, visible to all readers. */
export async function addComment(
  { limits, publicUrl }: CommentSettings,
  call: WriteCall,
): Promise<{ id: string }> {
  refuseAbove(limits, 'comments', (await countOf(call, 'comment')) + 1)
  const made = await insertComment(call, 'comment', true)
  await notifyReaders(call, publicUrl)
  return made
}

/**
 * Adds a note that requests a correction. The applicant sees it when the application is returned, or at once
 * if it already is.
 */
export async function addNote(
  { limits, publicUrl }: CommentSettings,
  call: WriteCall,
): Promise<{ id: string }> {
  const { row, bundle } = call.application
  refuseAbove(limits, 'notes', (await countOf(call, 'note')) + 1)
  const published = isReturned(bundle.form, row.state)
  const made = await insertComment(call, 'note', published)
  if (published) await notifyReaders(call, publicUrl)
  return made
}

/** Resolves or reopens a comment or note. */
export async function resolveComment({
  tx,
  application: { row, rights },
  params,
  body,
  person,
  record,
}: CallOf<'PUT /applications/:id/comments/:comment/resolved'>): Promise<{ resolved: boolean }> {
  const comment = await tx
    .selectFrom('comment')
    .select(['id', 'kind', 'published'])
    .where('id', '=', params.comment)
    .where('application', '=', row.id)
    .executeTakeFirst()
  if (!comment || (!comment.published && !rights.review))
    throw new HttpError('not-found', 'There is no such comment')
  if (comment.kind === 'note' && !rights.review)
    throw new HttpError('forbidden', 'Who reviews decides whether a note is settled')
  await tx
    .updateTable('comment')
    .set({
      resolved_at: body.resolved ? sql<Date>`now()` : null,
      resolved_by: body.resolved ? person.id : null,
    })
    .where('id', '=', comment.id)
    .execute()
  await record({ action: 'comment.resolve', details: { comment: comment.id, resolved: body.resolved } })
  await publish(tx, { kind: 'comments', id: row.id, by: person.id })
  return { resolved: body.resolved }
}

/** Whether a state is reached by a transition that publishes notes. */
function isReturned({ workflow }: FormFile, state: string): boolean {
  return Object.values(workflow?.states ?? {}).some(({ transitions = [] }) =>
    transitions.some(({ to, requires }) => to === state && requires?.includes('notes')),
  )
}

async function countOf({ tx, application: { row } }: WriteCall, kind: 'comment' | 'note'): Promise<number> {
  const { count } = await tx
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('application', '=', row.id)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function insertComment(
  { tx, application: { row }, body, person, record }: WriteCall,
  kind: 'comment' | 'note',
  published: boolean,
): Promise<{ id: string }> {
  const made = await tx
    .insertInto('comment')
    .values({
      application: row.id,
      ...body,
      kind,
      by_user: person.id,
      published,
      resolved_at: null,
      resolved_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record({ action: `${kind}.add`, details: { pointer: body.pointer } })
  await publish(tx, { kind: 'comments', id: row.id, by: person.id })
  return made
}

/** Notifies the other readers of the application. */
function notifyReaders(
  { tx, application: { row, bundle }, body, person }: WriteCall,
  publicUrl: string,
): Promise<void> {
  return notify(tx, {
    kind: 'comment',
    application: row,
    bundle,
    by: person,
    details: { pointer: body.pointer, text: body.text },
    publicUrl,
  })
}
