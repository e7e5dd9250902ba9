import type { FormFile } from '@formwright/definition'
import { lockNamed } from '../database/lock.ts'
import type { Contents } from '../files/contents.ts'
import { HttpError } from '../http/errors.ts'
import { hasPrivateRole, refusedPrivate } from '../privacy/private-data-access.ts'
import type { CallOf } from '../routing/route.ts'
import { addJob } from '../jobs/jobs.ts'
import { refuseAbove } from '../settings/limits.ts'
import type { Limits } from '../settings/limits.ts'
import { keyOf } from './task.ts'

/** Queues an export, if the person has not reached the limit. */
export async function requestExport(
  limits: Limits,
  forms: readonly FormFile[],
  { tx, body, person, record }: CallOf<'POST /exports'>,
): Promise<{ id: string }> {
  const { papers, table, evidence = false } = body
  if (papers.length === 0 && !table && !evidence)
    throw new HttpError('unprocessable', 'Say what to export: papers, evidence, or a table')
  const form = forms.find(({ id }) => id === body.form)
  if (body.private && !(form && hasPrivateRole(person, form))) throw refusedPrivate()
  // serialises the requests of one person
  await lockNamed(tx, `exports/${person.id}`)
  const { count } = await tx
    .selectFrom('export')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('by_user', '=', person.id)
    .where('state', 'in', ['waiting', 'working'])
    .executeTakeFirstOrThrow()
  refuseAbove(limits, 'exports', Number(count) + 1)
  const made = await tx
    .insertInto('export')
    .values({ by_user: person.id, request: JSON.stringify(body), state: 'waiting', done: 0, total: 0 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record({
    action: 'export.create',
    subject: made.id,
    details: {
      form: body.form,
      edition: body.edition,
      papers,
      evidence,
      ...(body.private ? { private: true } : {}),
      table: table?.id ?? table?.format ?? null,
    },
  })
  await addJob(tx, 'export', { id: made.id })
  return made
}

/** Deletes an export, and its file after the commit. @throws HttpError where there is none */
export async function removeExport(
  contents: Contents,
  { tx, params, person, afterwards }: CallOf<'DELETE /exports/:id'>,
): Promise<{ deleted: true }> {
  const removed = await tx
    .deleteFrom('export')
    .where('id', '=', params.id)
    .where('by_user', '=', person.id)
    .returning('id')
    .executeTakeFirst()
  if (!removed) throw new HttpError('not-found', 'There is no such export')
  afterwards(() => contents.remove(keyOf(removed.id)))
  return { deleted: true }
}
