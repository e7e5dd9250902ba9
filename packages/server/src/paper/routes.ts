import type { paperRoutes } from '@formwright/api'
import type { FormBundle } from '@formwright/definition'
import { maskPrivate, titleOf } from '@formwright/engine'
import { isApplicantOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { termsOf } from '../admission/deadline.ts'
import type { ApplicationRow } from '../admission/store.ts'
import { answersSent } from '../applications/stated-edition.ts'
import { isSubmission } from '../applications/transitions.ts'
import { HttpError } from '../http/errors.ts'
import { mayAskForPrivate, refusedPrivate } from '../privacy/private-data-access.ts'
import type { Handlers } from '../routing/route.ts'
import type { Services } from '../services.ts'
import { sendFile } from '../printing/send-file.ts'
import type { PrintedFor } from '../printing/printing.ts'
import { verifyPaper } from './verify-paper.ts'

/** The official form of an application, or of answers in the request. */
export function paperHandlers({ db, editions, printing, settings }: Services): Handlers<typeof paperRoutes> {
  const bundleOf = async (id: string) => {
    const bundle = await editions.bundleOf(id)
    if (!bundle) throw new HttpError('unknown-edition', 'This edition is not published here')
    return bundle
  }
  return {
    'GET /applications/:id/paper': ({ application: { row, bundle }, person, query }) =>
      printing.report(
        {
          bundle,
          answers: printedAnswers(row, bundle, person, query),
          terms: termsOf(row, bundle),
          verifies: row.answers,
          draft: isDraft(bundle, row),
        },
        { kind: 'person' },
      ),
    'GET /applications/:id/paper/:format': async ({
      application: { row, bundle },
      params,
      query,
      person,
      record,
      reply,
    }) => {
      const { bytes } = await printing.print(
        {
          format: params.format,
          bundle,
          answers: printedAnswers(row, bundle, person, query),
          terms: termsOf(row, bundle),
          verifies: row.answers,
          draft: isDraft(bundle, row),
          verify: `${settings.publicUrl}/verify/${row.id}/`,
        },
        { kind: 'person' },
      )
      await record({
        action: 'application.print',
        details: {
          format: params.format,
          revision: row.revision,
          ...(query.private && !isApplicantOf(person, bundle.form, row) ? { private: true } : {}),
        },
      })
      return sendFile(reply, bytes, params.format, nameOf(bundle, row.title))
    },
    'GET /applications/:id/verification/:code': (call) => verifyPaper(db, call),
    'POST /editions/:id/paper': async ({ params, body, ...call }) => {
      const bundle = await bundleOf(params.id)
      const answers = answersSent(body.answers, bundle)
      return printing.report(sentAnswers(bundle, answers, body), printedFor(call))
    },
    'POST /editions/:id/paper/:format': async ({ params, body, reply, ...call }) => {
      const bundle = await bundleOf(params.id)
      const answers = answersSent(body.answers, bundle)
      const { bytes } = await printing.print(
        { ...sentAnswers(bundle, answers, body), format: params.format },
        printedFor(call),
      )
      return sendFile(reply, bytes, params.format, nameOf(bundle, titleOf(bundle, answers)))
    },
  }
}

/**
 * The answers to print: private data is included for applicants, and on request for roles that may see it.
 * @throws HttpError for a request without that right
 */
function printedAnswers(
  row: ApplicationRow,
  bundle: FormBundle,
  person: Person,
  { private: wantsPrivate = false }: { readonly private?: boolean },
): unknown {
  if (isApplicantOf(person, bundle.form, row)) return row.answers
  if (!wantsPrivate) return maskPrivate(bundle, row.answers).answers
  if (!mayAskForPrivate(person, bundle.form, row)) throw refusedPrivate()
  return row.answers
}

/** The answers of a request to print. */
function sentAnswers(bundle: FormBundle, answers: unknown, { region }: { readonly region?: string }) {
  return { bundle, answers, terms: { region }, draft: answers !== undefined }
}

function printedFor({ person, address }: { person: Person | undefined; address: string }): PrintedFor {
  return person ? { kind: 'person' } : { kind: 'stranger', address }
}

/** Whether the print is marked as a draft: not submitted, or returned. */
export function isDraft(
  { form }: FormBundle,
  { state, submitted_at: submitted }: { readonly state: string; readonly submitted_at: Date | null },
): boolean {
  return submitted === null || (form.workflow?.states[state]?.transitions ?? []).some(isSubmission)
}

function nameOf({ form, edition }: FormBundle, title: string): string {
  return [form.title, edition.title, title].filter((part) => part !== '').join('-')
}
