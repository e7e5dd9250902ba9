import { ERRORS } from '@formwright/api'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sql } from 'kysely'
import { Server } from '@tus/server'
import type { Upload } from '@tus/server'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import type { Person } from '../access/people.ts'
import { authorize, lockAndAuthorize } from '../admission/authorize.ts'
import { refuseTooMuchEvidence } from '../applications/attachments.ts'
import { record } from '../audit/trail.ts'
import { inTransaction } from '../database/transaction.ts'
import { HttpError } from '../http/errors.ts'
import { errorBodyOf } from '../http/send-error.ts'
import { hijack } from '../http/security.ts'
import { refuseCrossSite } from '../routing/register.ts'
import type { Services } from '../services.ts'
import { digestOf } from '../files/contents.ts'
import { scan } from '../files/scan.ts'
import { nameForType } from '../files/kinds.ts'
import { isEncryptedPdf, sniff } from '../files/sniff.ts'

const PATH = '/api/uploads'
const HASH_HEADER = 'x-content-sha256'
/** `encrypted`: the PDF was stored, but reviewers may need its password. */
const NOTICE_HEADER = 'x-content-notice'

interface Uploader {
  readonly person: Person
  readonly address: string
}

/**
 * Uploads evidence by tus (resumable uploads, tus.io) with metadata `application` and `filename`. Uploads are
 * bound to their creator.
 */
export async function serveUploads(app: FastifyInstance, services: Services): Promise<void> {
  const { contents, settings } = services
  const uploaders = new WeakMap<object, Uploader>()
  const server = new Server({
    path: PATH,
    datastore: contents.uploads,
    maxSize: settings.maxEvidenceBytes,
    relativeLocation: true,
    respectForwardedHeaders: settings.trustProxy !== 0,
    namingFunction: () => randomBytes(16).toString('hex'),
    onUploadCreate: async (request, upload) => {
      const { person } = uploaderOf(request)
      await contents.ready()
      const application = await applicationOf(services, person, upload)
      await refuseTooMuchEvidence(services.db, application, settings.limits, upload.size)
      return { metadata: { ...upload.metadata, person: person.id } }
    },
    onIncomingRequest: async (request, id) => {
      const { person } = uploaderOf(request)
      if (request.method === 'POST' || request.method === 'OPTIONS') return
      const upload = await contents.uploads.getUpload(id)
      if (upload.metadata?.person !== person.id) throw new HttpError('not-found', 'There is no such upload')
      // several uploads may have been started while there was room
      if (request.method === 'PATCH') await contents.ready()
    },
    onUploadFinish: async (request, upload) => {
      const { sha256, encrypted } = await finish(services, uploaderOf(request), upload)
      return { headers: { [HASH_HEADER]: sha256, ...(encrypted ? { [NOTICE_HEADER]: 'encrypted' } : {}) } }
    },
    onResponseError: async (request, error) => {
      // errors of tus itself have their own text
      if ('status_code' in error) return undefined
      const { code, seconds, body } = errorBodyOf(error as FastifyError)
      if (seconds !== undefined) nodeOf(request)?.res.setHeader('retry-after', String(seconds))
      return { status_code: ERRORS[code], body: JSON.stringify(body) }
    },
  })
  // some clients send tus requests without origin; Node's request is below the library's
  function uploaderOf(request: Request): Uploader {
    const uploader = uploaders.get(nodeOf(request)?.req ?? request)
    if (!uploader) throw new HttpError('not-signed-in', 'Sign in first')
    return uploader
  }
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
  const handle = async (request: FastifyRequest, reply: import('fastify').FastifyReply) => {
    refuseCrossSite(request, settings.publicUrl)
    const person = await services.sessions.personOf(request.headers.cookie)
    if (!person) throw new HttpError('not-signed-in', 'Sign in first')
    uploaders.set(request.raw, { person, address: request.ip })
    await server.handle(request.raw, hijack(reply))
  }
  for (const url of [PATH, `${PATH}/`, `${PATH}/*`])
    app.route({
      method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
      url,
      schema: { hide: true },
      bodyLimit: settings.maxEvidenceBytes,
      handler: handle,
    })
}

interface NodeRequest {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

function nodeOf(request: Request): NodeRequest | undefined {
  return (request as unknown as { runtime?: { node?: NodeRequest } }).runtime?.node
}

/** The application of an upload, if the uploader may add to it now. */
async function applicationOf(services: Services, person: Person, { metadata }: Upload): Promise<string> {
  const { row } = await authorize('attach', person, metadata?.application ?? '', services)
  return row.id
}

/** The result of an upload: its hash, and whether it is an encrypted PDF. */
interface StoredUpload {
  readonly sha256: string
  readonly encrypted: boolean
}

/**
 * Finishes an upload: detects its type, adapts its name, scans for viruses, stores it by hash and adds it to
 * the application. The row is written before the file, so that no file is stored without one.
 */
async function finish(
  services: Services,
  { person, address }: Uploader,
  upload: Upload,
): Promise<StoredUpload> {
  const { contents, db } = services
  const application = await applicationOf(services, person, upload)
  const { type, name } = await acceptUpload(services, upload)
  const encrypted = type === 'application/pdf' && (await isEncryptedPdf(await contents.uploaded(upload.id)))
  const sha256 = await digestOf(await contents.uploaded(upload.id))
  const size = upload.size ?? 0
  await db
    .insertInto('content')
    .values({ sha256, size, type, encrypted })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ stored_at: sql<Date>`now()` }))
    .execute()
  await contents.keep(upload.id, sha256)
  await inTransaction(db, async (tx) => {
    // rights, and the application itself, may have changed during the upload
    await lockAndAuthorize('attach', person, application, { tx, editions: services.editions, lock: 'row' })
    await tx
      .insertInto('application_file')
      .values({ application, sha256, name, by_user: person.id })
      .onConflict((conflict) => conflict.columns(['application', 'sha256']).doUpdateSet({ name }))
      .execute()
    await refuseTooMuchEvidence(tx, application, services.settings.limits)
    await record(tx, {
      actor: person,
      action: 'evidence.add',
      subject: application,
      details: { sha256, name, size, type },
      address,
    })
  })
  return { sha256, encrypted }
}

/** The type and name of an accepted upload; a rejected one is deleted. */
async function acceptUpload(
  { contents, settings }: Services,
  upload: Upload,
): Promise<{ type: string; name: string }> {
  try {
    const type = await sniff(await contents.uploaded(upload.id))
    if (type === undefined)
      throw new HttpError(
        'unsupported-type',
        'This is neither a PDF nor an image, an office document or an archive: choose another file',
      )
    const name = nameForType(String(upload.metadata?.filename ?? ''), type)
    if (settings.clamav) await scan(await contents.uploaded(upload.id), settings.clamav)
    return { type, name }
  } catch (error) {
    if (error instanceof HttpError && FINAL.has(error.code))
      await contents.uploads.remove(upload.id).catch(() => undefined)
    throw error
  }
}

/** Errors for which sending the same file again is pointless. */
const FINAL: ReadonlySet<string> = new Set(['unsupported-type', 'infected'])
