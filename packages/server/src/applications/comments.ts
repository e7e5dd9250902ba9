import { Type } from 'typebox'
import { sql } from 'kysely'
import { record } from '../audit/trail.ts'
import { tell } from '../database/bus.ts'
import { Refusal } from '../http/errors.ts'
import { route } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import { Id, LongText, Pointer, WithId } from '../http/shapes.ts'
import { notify } from '../notify/notify.ts'
import type { Services } from '../services.ts'

/** Comments are seen by all who read an application; notes of reviewers when it is returned. */
export function commentRoutes({ db, settings }: Services): Route[] {
  return [
    route('GET', '/applications/:id/comments', {
      access: { application: 'read' },
      summary: 'Comments and notes on fields',
      params: WithId,
      handle: async ({ application: { row, rights } }) => {
        const query = db
          .selectFrom('comment')
          .innerJoin('user', 'user.id', 'comment.by_user')
          .select([
            'comment.id',
            'pointer',
            'kind',
            'text',
            'at',
            'published',
            'resolved_at as resolvedAt',
            'user.name as by',
            'by_user as byId',
          ])
          .where('application', '=', row.id)
          .orderBy('at')
        return (rights.review ? query : query.where('published', '=', true)).execute()
      },
    }),
    route('POST', '/applications/:id/comments', {
      access: { application: 'read' },
      summary: 'Writes a comment on a field',
      params: WithId,
      body: Type.Object({ pointer: Pointer, text: LongText }, { additionalProperties: false }),
      handle: async ({ application: { row, bundle }, body, person, address, reply }) => {
        const comment = await db.transaction().execute(async (tx) => {
          const made = await tx
            .insertInto('comment')
            .values({
              application: row.id,
              ...body,
              kind: 'comment',
              by_user: person.id,
              published: true,
              resolved_at: null,
              resolved_by: null,
            })
            .returning('id')
            .executeTakeFirstOrThrow()
          await record(tx, {
            actor: person,
            action: 'comment.add',
            subject: row.id,
            details: { pointer: body.pointer },
            address,
          })
          await tell(tx, { kind: 'comments', id: row.id, by: person.id })
          await notify(tx, {
            kind: 'comment',
            application: row,
            form: bundle.form,
            by: person,
            details: { pointer: body.pointer, text: body.text },
            publicUrl: settings.publicUrl,
          })
          return made
        })
        return reply.code(201).send(comment)
      },
    }),
    route('POST', '/applications/:id/notes', {
      access: { application: 'review' },
      summary:
        'Notes on a field what is to be corrected; the applicant sees it when the application is returned',
      params: WithId,
      body: Type.Object({ pointer: Pointer, text: LongText }, { additionalProperties: false }),
      handle: async ({ application: { row }, body, person, address, reply }) => {
        const note = await db.transaction().execute(async (tx) => {
          const made = await tx
            .insertInto('comment')
            .values({
              application: row.id,
              ...body,
              kind: 'note',
              by_user: person.id,
              published: false,
              resolved_at: null,
              resolved_by: null,
            })
            .returning('id')
            .executeTakeFirstOrThrow()
          await record(tx, {
            actor: person,
            action: 'note.add',
            subject: row.id,
            details: { pointer: body.pointer },
            address,
          })
          await tell(tx, { kind: 'comments', id: row.id, by: person.id })
          return made
        })
        return reply.code(201).send(note)
      },
    }),
    route('PUT', '/applications/:id/comments/:comment/resolved', {
      access: { application: 'read' },
      summary: 'Settles a comment or a note, or opens it again',
      params: Type.Object({ id: Id, comment: Id }),
      body: Type.Object({ resolved: Type.Boolean() }, { additionalProperties: false }),
      handle: async ({ application: { row, rights }, params, body, person, address }) => {
        const comment = await db
          .selectFrom('comment')
          .selectAll()
          .where('id', '=', params.comment)
          .where('application', '=', row.id)
          .executeTakeFirst()
        if (!comment || (!comment.published && !rights.review))
          throw new Refusal('not-found', 'There is no such comment')
        if (comment.kind === 'note' && !rights.review)
          throw new Refusal('forbidden', 'Who reviews decides whether a note is settled')
        await db.transaction().execute(async (tx) => {
          await tx
            .updateTable('comment')
            .set({
              resolved_at: body.resolved ? sql<Date>`now()` : null,
              resolved_by: body.resolved ? person.id : null,
            })
            .where('id', '=', comment.id)
            .execute()
          await record(tx, {
            actor: person,
            action: 'comment.resolve',
            subject: row.id,
            details: { comment: comment.id, resolved: body.resolved },
            address,
          })
          await tell(tx, { kind: 'comments', id: row.id, by: person.id })
        })
        return { resolved: body.resolved }
      },
    }),
  ]
}
