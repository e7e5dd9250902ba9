import type { publishingRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { archiveFiles } from './archive.ts'
import { importDraft } from './import-draft.ts'
import { resolveComment } from './comments.ts'
import { commentOn } from './draft-commands.ts'
import { draftHeadOf, draftOf } from './drafts.ts'
import { tickedItems, tickItem } from './new-year-checklist.ts'
import { filesWithOtherEditions } from './other-editions.ts'
import { offerAgain, publish, unschedule, withdraw } from './publishing-commands.ts'

/** Publishing: now or scheduled, withdrawing, archives and imports. */
export function publishingHandlers(services: RouteServices): Handlers<typeof publishingRoutes> {
  const { db, checks, keys } = services
  return {
    'GET /definitions/drafts/:id/archive': async ({ params, person, reply }) => {
      const draft = await draftOf(db, params.id, person)
      const files = filesWithOtherEditions(draft)
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${draft.form}-${draft.edition}.zip"`)
        .send(
          Buffer.from(await checks.ask({ ask: 'archive', files: archiveFiles({ ...draft, files }, keys) })),
        )
    },
    'POST /definitions/drafts/:id/publish': (call) => publish(services, call),
    'DELETE /definitions/drafts/:id/publish': (call) => unschedule(services, call),
    'POST /definitions/drafts/:id/comments': (call) => commentOn(services, call),
    'PUT /definitions/drafts/:id/comments/:comment/resolved': async ({ tx, params, body, person }) => {
      const { id } = await draftHeadOf(tx, params.id, person, true)
      await resolveComment(tx, id, { id: params.comment, resolved: body.resolved, person })
      return { saved: true }
    },
    'PUT /definitions/drafts/:id/looked': async ({ tx, params, body, person, record }) => {
      const { id, form, edition } = await draftHeadOf(tx, params.id, person, true)
      const { item, looked: done } = body
      if (await tickItem(tx, id, { ...body, person }))
        await record({ action: 'definition.tick', subject: id, details: { form, edition, item, done } })
      return tickedItems(tx, id)
    },
    'POST /definitions/import': (call) => importDraft(services, call),
    'DELETE /definitions/published/:id': (call) => withdraw(services, call),
    'PUT /definitions/published/:id': offerAgain,
  }
}
