import { Type } from 'typebox'
import type { FastifyReply } from 'fastify'
import type { FormBundle } from '@formwright/definition'
import { titleOf } from '@formwright/engine'
import { verificationCode } from '@formwright/paper'
import type { Person } from '../access/people.ts'
import { answersAtEach } from '../applications/past.ts'
import { isSubmission } from '../applications/transitions.ts'
import { record } from '../audit/trail.ts'
import { Refusal } from '../http/errors.ts'
import { route } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import { Id, WithId } from '../http/shapes.ts'
import type { Services } from '../services.ts'
import { CONTENT_TYPES, FORMATS } from '../printing/printing.ts'
import type { PrintedFor, PrintFormat } from '../printing/printing.ts'

const Format = Type.Union(FORMATS.map((format) => Type.Literal(format)))
const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Answers = Type.Object(
  { answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())) },
  { additionalProperties: false },
)
/** Prints of one address in a minute: several people of an office share one, and a pane asks when typing pauses. */
const PRINTS_PER_MINUTE = 120

/** The official form of an application, and of answers that are on no server yet. */
export function paperRoutes({ db, editions, printing, settings }: Services): Route[] {
  const bundleOf = async (id: string) => {
    const bundle = await editions.bundleOf(id)
    if (!bundle) throw new Refusal('unknown-edition', 'This edition is not published here')
    return bundle
  }
  return [
    route('GET', '/applications/:id/paper', {
      access: { application: 'read' },
      summary: 'How the official form comes out: pages, where its parts start, what does not fit',
      params: WithId,
      handle: async ({ application: { row, bundle } }) =>
        (
          await printing.print(
            { format: 'pdf', bundle, answers: row.answers, draft: isDraft(bundle, row) },
            { kind: 'person' },
          )
        ).report,
    }),
    route('GET', '/applications/:id/paper/:format', {
      access: { application: 'read' },
      summary: 'The official form as PDF or DOCX, or the declaration as a workbook',
      params: Type.Object({ id: Id, format: Format }),
      handle: async ({ application: { row, bundle }, params, person, address, reply }) => {
        const { bytes } = await printing.print(
          {
            format: params.format,
            bundle,
            answers: row.answers,
            draft: isDraft(bundle, row),
            verify: `${settings.publicUrl}/verify/${row.id}/`,
          },
          { kind: 'person' },
        )
        await record(db, {
          actor: person,
          action: 'application.print',
          subject: row.id,
          details: { format: params.format, revision: row.revision },
          address,
        })
        return sendFile(reply, bytes, params.format, nameOf(bundle, row.title))
      },
    }),
    route('GET', '/applications/:id/verification/:code', {
      access: { application: 'read' },
      summary: 'Whether a printed copy is of this application: of its answers now, or as they were handed in',
      params: Type.Object({ id: Id, code: Type.String({ pattern: '^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$' }) }),
      handle: async ({ application: { row, bundle }, params }) => {
        const moments = await db
          .selectFrom('event')
          .select(['revision', 'at', 'to_state'])
          .where('application', '=', row.id)
          .orderBy('id', 'desc')
          .execute()
        const known = [
          { revision: row.revision, at: row.changed_at, state: row.state },
          ...moments.map(({ revision, at, to_state: state }) => ({ revision, at, state })),
        ]
        const revisions = [...new Set(known.map(({ revision }) => revision))]
        for await (const { revision, answers } of answersAtEach(db, row.id, row, revisions)) {
          if (verificationCode(bundle.digest, answers) !== params.code) continue
          const { at, state } = known.find((moment) => moment.revision === revision)!
          return {
            genuine: true,
            current: revision === row.revision,
            at,
            title: row.title,
            state: bundle.form.workflow?.states[state]?.title ?? state,
          }
        }
        return { genuine: false, current: false, at: null, title: row.title, state: null }
      },
    }),
    route('POST', '/editions/:id/paper', {
      access: 'public',
      perMinute: PRINTS_PER_MINUTE,
      summary: 'How the official form with these answers comes out',
      params: Type.Object({ id: Digest }),
      body: Answers,
      handle: async ({ params, body, ...call }) =>
        (
          await printing.print(
            {
              format: 'pdf',
              bundle: await bundleOf(params.id),
              answers: body.answers,
              draft: body.answers !== undefined,
            },
            forWhom(call),
          )
        ).report,
    }),
    route('POST', '/editions/:id/paper/:format', {
      access: 'public',
      perMinute: PRINTS_PER_MINUTE,
      summary: 'The official form with these answers, or blank without any; nothing is kept',
      params: Type.Object({ id: Digest, format: Format }),
      body: Answers,
      handle: async ({ params, body, reply, ...call }) => {
        const bundle = await bundleOf(params.id)
        const { bytes } = await printing.print(
          { format: params.format, bundle, answers: body.answers, draft: body.answers !== undefined },
          forWhom(call),
        )
        return sendFile(reply, bytes, params.format, nameOf(bundle, titleOf(bundle, body.answers)))
      },
    }),
  ]
}

function forWhom({ person, address }: { person: Person | undefined; address: string }): PrintedFor {
  return person ? { kind: 'person' } : { kind: 'stranger', address }
}

/** Not handed in, or handed back: what is printed is a draft. */
export function isDraft(
  { form }: FormBundle,
  { state, submitted_at: submitted }: { readonly state: string; readonly submitted_at: Date | null },
): boolean {
  return submitted === null || (form.workflow?.states[state]?.transitions ?? []).some(isSubmission)
}

function nameOf({ form, edition }: FormBundle, title: string): string {
  return [form.title, edition.title, title].filter((part) => part !== '').join('-')
}

function sendFile(reply: FastifyReply, bytes: Uint8Array, format: PrintFormat, name: string) {
  return reply
    .type(CONTENT_TYPES[format])
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`${name.replaceAll(/[/\\:*?"<>|]/g, '_')}.${format}`)}`,
    )
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
