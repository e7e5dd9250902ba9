import type { definitionRoutes } from '@formwright/api'
import { sql } from 'kysely'
import { isFormAdmin } from '../access/people.ts'
import { HttpError } from '../http/errors.ts'
import { sendFile } from '../printing/send-file.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { reportPresence } from '../applications/presence.ts'
import {
  changedSince,
  createDraft,
  draftHeadOf,
  draftOf,
  draftUnreadable,
  IMPORT,
  reviewDraft,
  saveDraft,
  underWork,
} from './drafts.ts'
import { approvalBy } from './approval.ts'
import { commentsOf } from './comments.ts'
import { memberOf, titleIn } from './form-file.ts'
import { notifyOfStep } from './notify-of-step.ts'
import { signerView } from './import.ts'
import { othersOf } from './others.ts'
import { definitionSources, filesOfForm } from './sources.ts'
import { publishedVersions } from './versions.ts'

/** Definitions under work: drafts, their review by a second person, and publishing. */
export function definitionHandlers({
  db,
  settings,
  checks,
  printing,
  keys,
}: RouteServices): Handlers<typeof definitionRoutes> {
  const summaries = () =>
    db
      .selectFrom('definition_draft')
      .innerJoin('user as creator', 'creator.id', 'created_by')
      .innerJoin('user as changer', 'changer.id', 'changed_by')
      .select([
        'definition_draft.id as id',
        'form',
        'edition',
        'state',
        'revision',
        'creator.name as createdBy',
        'changer.name as changedBy',
        'changed_at as changedAt',
        'publish_at as publishAt',
        'published',
        // the list shows titles: the files themselves may be megabytes
        sql<string | null>`files ->> 'form.json'`.as('formFile'),
      ])
  return {
    'GET /definitions': async ({ person }) => {
      const drafts = await summaries().orderBy('changed_at', 'desc').limit(200).execute()
      const versions = await publishedVersions(db)
      return {
        versions: versions.filter(({ form }) => isFormAdmin(person, form)),
        sources: (await definitionSources(db, checks, settings.forms)).filter(({ form }) =>
          isFormAdmin(person, form),
        ),
        drafts: drafts
          .filter(({ form }) => isFormAdmin(person, form))
          .map(({ formFile, ...draft }) => ({ ...draft, title: titleIn(formFile) })),
      }
    },
    'POST /definitions/drafts': async ({ tx, body, person, record }) => {
      if (!isFormAdmin(person, body.form))
        throw new HttpError('forbidden', 'This form is looked after by others')
      const { files } = await filesOfForm(tx, settings.forms, body.form, body.edition)
      if (files[`${body.edition}/edition.json`] === undefined)
        throw new HttpError('not-found', 'There is no such edition')
      const next = body.next
      const made =
        next === undefined ? files : await checks.ask({ ask: 'revise', files, edition: body.edition, next })
      if (!made)
        throw new HttpError(
          'conflict',
          'There is an edition of this year already, or the last one is not sound',
          { reason: 'edition-exists' },
        )
      const edition = next ?? body.edition
      const draft = await createDraft(
        tx,
        { form: body.form, edition, from: body.edition, before: files, files: made },
        person,
      )
      await record({ action: 'definition.draft', subject: draft.id, details: { form: body.form, edition } })
      return draft
    },
    'POST /definitions/forms': async ({ tx, body: { form, edition, files }, person, record }) => {
      if (!isFormAdmin(person, form)) throw new HttpError('forbidden', 'This form is looked after by others')
      const taken = await filesOfForm(tx, settings.forms, form)
      if (Object.keys(taken.files).length > 0)
        throw new HttpError('conflict', 'There is a form with this id already: choose another', {
          reason: 'form-exists',
        })
      if (files[`${edition}/edition.json`] === undefined || memberOf(files['form.json'] ?? '', 'id') !== form)
        throw new HttpError('unprocessable', 'The files are not those of this form and edition')
      const draft = await createDraft(tx, { form, edition, from: edition, before: {}, files }, person)
      await record({ action: 'definition.draft', subject: draft.id, details: { form, edition } })
      return draft
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
      return { present, revision, others: await changedSince(tx, id, base) }
    },
    'GET /definitions/drafts/:id': async ({ params, person }) => {
      const { changed_by, form, files, from_edition, from_files, signer } = await draftOf(
        db,
        params.id,
        person,
      )
      const { formFile, ...draft } = await summaries()
        .where('definition_draft.id', '=', params.id)
        .executeTakeFirstOrThrow()
      const notes = await db
        .selectFrom('definition_note')
        .innerJoin('user', 'user.id', 'by_user')
        .select(['what', 'user.name as by', 'at', 'note'])
        .where('draft', '=', params.id)
        .orderBy('at', 'desc')
        .execute()
      return {
        ...draft,
        files,
        from: Object.keys(from_files).length > 0 ? from_edition : null,
        before: Object.fromEntries(Object.entries(from_files).filter(([path, text]) => files[path] !== text)),
        title: titleIn(formFile),
        notes,
        approval: await approvalBy(db, { id: params.id, changed_by, form }, person),
        signer: await signerView(db, keys, { id: params.id, signer }),
        comments: await commentsOf(db, params.id),
      }
    },
    'PATCH /definitions/drafts/:id': async ({ tx, params, body, person, record }) => {
      // what people do here is no import, whatever it calls itself
      const step = body.step === IMPORT ? 'file' : body.step
      const { form, edition, ...saved } = await saveDraft(tx, params.id, { ...body, step }, person)
      await record({
        action: 'definition.change',
        subject: params.id,
        details: { form, edition, revision: saved.revision, files: Object.keys(body.changes) },
      })
      return saved
    },
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
      const others = await othersOf(checks, await draftOf(db, params.id, person))
      return others.map(({ broken, ...other }) => ({ ...other, broken: [...broken] }))
    },
    'GET /definitions/drafts/:id/steps': async ({ params, person }) => {
      const { id } = await draftHeadOf(db, params.id, person)
      const steps = await db
        .selectFrom('definition_step')
        .innerJoin('user', 'user.id', 'by_user')
        .select(['revision', 'user.name as by', 'at', 'step', 'changes'])
        .where('draft', '=', id)
        .orderBy('revision', 'desc')
        .limit(500)
        .execute()
      return steps.map(({ changes, ...step }) => ({ ...step, files: Object.keys(changes) }))
    },
    'POST /definitions/drafts/:id/review': async ({ tx, params, body, person, record }) => {
      const { draft, state } = await reviewDraft(tx, params.id, body, person)
      const { form, edition } = draft
      const action = `definition.${body.what}` as const
      const note = body.note ?? ''
      await record({ action, subject: params.id, details: { form, edition, note } })
      await notifyOfStep(tx, settings, action, { draft, by: person, text: note })
      return { state }
    },
    'DELETE /definitions/drafts/:id': async ({ tx, params, person, record }) => {
      const { form, edition } = await underWork(tx, params.id, person)
      await tx.deleteFrom('definition_draft').where('id', '=', params.id).execute()
      await record({ action: 'definition.delete', subject: params.id, details: { form, edition } })
      return { deleted: true }
    },
  }
}
