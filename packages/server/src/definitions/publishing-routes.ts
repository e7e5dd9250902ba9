import type { publishingRoutes } from '@formwright/api'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { archiveFiles, readArchive } from './archive.ts'
import { addComment, resolveComment } from './comments.ts'
import { draftHeadOf, draftOf } from './drafts.ts'
import { lookedAtIn, markLooked } from './looked.ts'
import { filesWithOthers } from './others.ts'
import { importDefinition, noteReplaced, signerView } from './import.ts'
import type { ImportedDefinition } from './import.ts'
import { offerEdition, publishDraft, scheduleDraft, unscheduleDraft, withdrawEdition } from './publish.ts'
import { notifyOfStep } from './notify-of-step.ts'

/**
 * How a draft of a definition leaves: published now or at a time, withdrawn, in an archive; and how one comes
 * in.
 */
export function publishingHandlers({
  db,
  settings,
  checks,
  editions,
  keys,
}: RouteServices): Handlers<typeof publishingRoutes> {
  return {
    'GET /definitions/drafts/:id/archive': async ({ params, person, reply }) => {
      const draft = await draftOf(db, params.id, person)
      const files = filesWithOthers(draft)
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${draft.form}-${draft.edition}.zip"`)
        .send(
          Buffer.from(await checks.ask({ ask: 'archive', files: archiveFiles({ ...draft, files }, keys) })),
        )
    },
    'POST /definitions/drafts/:id/publish': async ({ tx, params, body, person, record }) => {
      if (body.at !== undefined) {
        if (Date.parse(body.at) <= Date.now())
          throw new HttpError('unprocessable', 'This time has passed', { reason: 'time-passed' })
        const draft = await scheduleDraft(tx, params.id, body.at, person)
        const { form, edition } = draft
        const details = { form, edition, at: body.at }
        await record({ action: 'definition.schedule', subject: params.id, details })
        await notifyOfStep(tx, settings, 'definition.schedule', { draft, by: person, at: body.at })
        return { digest: null, publishAt: new Date(body.at) }
      }
      const { draft, digest } = await publishDraft(tx, checks, params.id, person)
      const { form, edition } = draft
      await record({ action: 'definition.publish', subject: params.id, details: { form, edition, digest } })
      await notifyOfStep(tx, settings, 'definition.publish', { draft, by: person })
      return { digest, publishAt: null }
    },
    'DELETE /definitions/drafts/:id/publish': async ({ tx, params, person, record }) => {
      const draft = await unscheduleDraft(tx, params.id, person)
      const { form, edition } = draft
      await record({ action: 'definition.unschedule', subject: params.id, details: { form, edition } })
      await notifyOfStep(tx, settings, 'definition.unschedule', { draft, by: person })
      return { unscheduled: true }
    },
    'POST /definitions/drafts/:id/comments': async ({ tx, params, body, person, record }) => {
      const draft = await draftOf(tx, params.id, person, true)
      const { id, place } = await addComment(tx, draft.id, body, person)
      const { form, edition } = draft
      const details = { form, edition, place }
      await record({ action: 'definition.comment', subject: draft.id, details })
      await notifyOfStep(tx, settings, 'definition.comment', { draft, by: person, text: body.text })
      return { id }
    },
    'PUT /definitions/drafts/:id/comments/:comment/resolved': async ({ tx, params, body, person }) => {
      const { id } = await draftHeadOf(tx, params.id, person, true)
      await resolveComment(tx, id, { id: params.comment, resolved: body.resolved, person })
      return { saved: true }
    },
    'PUT /definitions/drafts/:id/looked': async ({ tx, params, body, person }) => {
      const { id } = await draftHeadOf(tx, params.id, person, true)
      await markLooked(tx, id, { ...body, person })
      return lookedAtIn(tx, id)
    },
    'POST /definitions/import': async ({ tx, body, person, record }) => {
      if ((body.archive === undefined) === (body.definition === undefined))
        throw new HttpError('unprocessable', 'Send an archive or the files of a definition')
      const imported: ImportedDefinition = body.definition
        ? { ...body.definition, signer: null }
        : await readArchive(Buffer.from(body.archive ?? '', 'base64'))
      const { form, edition, signer } = imported
      const { replaced, ...made } = await importDefinition(tx, settings.forms, person, imported, body)
      await record({
        action: 'definition.import',
        subject: made.id,
        details: { form, edition, signer, changed: made.changed },
      })
      if (replaced) {
        const details = { form, edition, by: replaced.by.join(', ') }
        await record({ action: 'definition.replace', subject: made.id, details })
        await noteReplaced(tx, made.id, person, replaced.by)
        // who replaced it finds it among the news as well
        const by = { id: null, name: person.name }
        await notifyOfStep(tx, settings, 'definition.replace', { draft: replaced.draft, by })
      }
      const { fingerprint = '', known = false } = (await signerView(tx, keys, { id: made.id, signer })) ?? {}
      return { ...made, fingerprint, known }
    },
    'DELETE /definitions/published/:id': async ({ tx, params, person, record }) => {
      const { draft, ...edition } = await withdrawEdition(tx, editions, params.id, person)
      await record({ action: 'definition.withdraw', subject: params.id, details: edition })
      if (draft) await notifyOfStep(tx, settings, 'definition.withdraw', { draft, by: person })
      return { withdrawn: true }
    },
    'PUT /definitions/published/:id': async ({ tx, params, person, record }) => {
      const details = await offerEdition(tx, params.id, person)
      await record({ action: 'definition.offer', subject: params.id, details })
      return { offered: true }
    },
  }
}
