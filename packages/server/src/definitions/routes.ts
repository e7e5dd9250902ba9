import type { definitionRoutes } from '@formwright/api'
import { isFormAdmin } from '../access/people.ts'
import { HttpError } from '../http/errors.ts'
import { sendFile } from '../printing/send-file.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { reportPresence } from '../applications/presence.ts'
import { changeDraft, deleteDraft, review } from './draft-commands.ts'
import { changedSince, draftHeadOf, draftOf, draftUnreadable } from './drafts.ts'
import { approvalsOf, NOT_ASKED } from './approval.ts'
import { createEditionDraft, createFormDraft } from './create-draft.ts'
import { commentsOf } from './comments.ts'
import { margin, tickedItems } from './new-year-checklist.ts'
import { draftSummaries, draftSummary, notesOf, stepsOf } from './draft-views.ts'
import { fingerprintOf } from './archive.ts'
import { signerView } from './import.ts'
import { otherEditionsOf } from './other-editions.ts'
import { definitionSources, filesOfForm } from './sources.ts'
import { publishedVersions } from './versions.ts'
import { withdrawnBase } from './withdrawn-base.ts'

/** Drafts of definitions and their review. */
export function definitionHandlers(services: RouteServices): Handlers<typeof definitionRoutes> {
  const { db, settings, checks, editions, printing, keys } = services
  return {
    'GET /definitions': async ({ person }) => {
      const isTheirs = ({ form }: { readonly form: string }) => isFormAdmin(person, form)
      return {
        versions: (await publishedVersions(db, editions)).filter(isTheirs),
        sources: (await definitionSources(db, checks, settings.forms)).filter(isTheirs),
        drafts: (await draftSummaries(db)).filter(isTheirs),
      }
    },
    'POST /definitions/drafts': async ({ tx, body, person, record }) => {
      const { id, edition } = await createEditionDraft(tx, services, body, person)
      await record({ action: 'definition.draft', subject: id, details: { form: body.form, edition } })
      return { id }
    },
    'POST /definitions/forms': async ({ tx, body, person, record }) => {
      const { id, edition } = await createFormDraft(tx, services, body, person)
      await record({ action: 'definition.draft', subject: id, details: { form: body.form, edition } })
      return { id }
    },
    'GET /definitions/sources/:form/:edition': async ({ params: { form, edition }, person }) => {
      const { files } = await filesOfForm(db, settings.forms, form, edition)
      if (!isFormAdmin(person, form) || files[`${edition}/edition.json`] === undefined)
        throw new HttpError('not-found', 'There is no such edition')
      return { files }
    },
    'PUT /definitions/drafts/:id/presence': async ({ tx, params, body, person }) => {
      const { id, revision } = await draftHeadOf(tx, params.id, person)
      const { section, window, base } = body
      const present = await reportPresence(tx, { application: id, person: person.id, window, section })
      return { present, revision, others: await changedSince(tx, id, base), margin: await margin(tx, id) }
    },
    'GET /definitions/drafts/:id': async ({ params, person }) => {
      const draft = await draftOf(db, params.id, person)
      const { changed_by, form, files, from_edition, from_files, signer, state } = draft
      const approvals =
        state === 'in-review' ? await approvalsOf(db, { id: params.id, changed_by, form }, person) : NOT_ASKED
      return {
        ...(await draftSummary(db, params.id)),
        files,
        from: Object.keys(from_files).length > 0 ? from_edition : null,
        withdrawn: await withdrawnBase(db, draft),
        before: Object.fromEntries(Object.entries(from_files).filter(([path, text]) => files[path] !== text)),
        notes: await notesOf(db, params.id),
        approval: approvals.own,
        authors: [...approvals.authors],
        approvers: [...approvals.approvers],
        signedAs: fingerprintOf(keys.publicKey),
        signer: await signerView(db, keys, { id: params.id, signer }),
        comments: await commentsOf(db, params.id),
        looked: await tickedItems(db, params.id),
      }
    },
    'PATCH /definitions/drafts/:id': changeDraft,
    'POST /definitions/drafts/:id/paper/:format': async ({ params, body, person, reply }) => {
      const { files, edition } = await draftOf(db, params.id, person)
      const bundle = await checks.ask({ ask: 'bundle', files, edition })
      if (!bundle) throw draftUnreadable()
      const { bytes } = await printing.print(
        { format: params.format, bundle, answers: body.answers, draft: true },
        { kind: 'person' },
      )
      return sendFile(reply, bytes, params.format, `${bundle.form.title} ${bundle.edition.title}`)
    },
    'GET /definitions/drafts/:id/problems': async ({ params, person }) => {
      const { files, edition, revision } = await draftOf(db, params.id, person)
      return { revision, problems: [...(await checks.ask({ ask: 'check', files, edition }))] }
    },
    'GET /definitions/drafts/:id/others': async ({ params, person }) => {
      const others = await otherEditionsOf(checks, await draftOf(db, params.id, person))
      return others.map(({ broken, ...other }) => ({ ...other, broken: [...broken] }))
    },
    'GET /definitions/drafts/:id/steps': async ({ params, person }) => {
      const { id } = await draftHeadOf(db, params.id, person)
      return stepsOf(db, id)
    },
    'POST /definitions/drafts/:id/review': (call) => review(services, call),
    'DELETE /definitions/drafts/:id': deleteDraft,
  }
}
