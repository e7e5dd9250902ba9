import type { editionRoutes, EditionSummary } from '@formwright/api'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { startRegionsOf } from '../access/people.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { deadlinesFor } from '../admission/deadline.ts'
import { countOf } from '../applications/queue.ts'
import { readableGroups } from '../applications/tally.ts'
import type { Group } from '../applications/tally.ts'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import type { Services } from '../services.ts'

const YEAR = 31_536_000
/** Number of compressed files kept in memory: two per edition. */
const MOST_PACKED = 32
const FILES = {
  'bundle.json': ['bundle', 'application/json; charset=utf-8'],
  'validators.js': ['validators', 'text/javascript; charset=utf-8'],
} as const

/** The published editions, and their files for browsers; also of editions that drafts are pinned to. */
export function editionHandlers({ db, editions, sessions }: Services): Handlers<typeof editionRoutes> {
  const packed = new LRUCache<string, Promise<Packed>>({ max: MOST_PACKED })
  async function fileOf(id: string, name: keyof typeof FILES): Promise<Packed> {
    const [key, type] = FILES[name]
    const edition = editions.offered.find((one) => one.id === id) ?? (await editions.stored(id))
    if (!edition) throw new HttpError('unknown-edition', 'No edition with this digest is published here')
    const known = packed.get(`${id}/${name}`) ?? pack(edition[key], type)
    packed.set(`${id}/${name}`, known)
    return known
  }
  return {
    'GET /editions': async ({ reply, request }) => {
      const person = await sessions.personOf(request.headers.cookie)
      const bundles = await Promise.all(
        editions.offered.map(async ({ id }) => (await editions.bundleOf(id))!),
      )
      const until = await deadlinesFor(db, bundles, person)
      const groups = person ? await readableGroups({ db, editions }, person, {}) : []
      const isOf = (group: Group, { form, edition }: EditionSummary) =>
        group.form === form && group.edition_name === edition
      reply.header('cache-control', 'private, no-cache')
      return editions.offered.map(({ summary }, index) => ({
        ...summary,
        until: until[index] ?? null,
        withdrawn: editions.withdrawnOf(summary),
        starts: person ? startRegionsOf(person, bundles[index]!.form) : [],
        applications: countOf(groups.filter((group) => isOf(group, summary))),
      }))
    },
    'GET /regions': () =>
      editions.forms().flatMap(({ id, regions }) => (regions ? [{ form: id, regions }] : [])),
    'GET /editions/state': () => ({
      offered: editions.offered.map(({ summary }) => summary),
      refused: editions.refused.map(({ form, edition, problems }) => ({ form, edition, problems })),
    }),
    'GET /editions/:id/bundle.json': async ({ params, request, reply }) =>
      sendPacked(request, reply, await fileOf(params.id, 'bundle.json'), true),
    'GET /editions/:id/validators.js': async ({ params, request, reply }) =>
      // another release generates different validators for the same edition
      sendPacked(request, reply, await fileOf(params.id, 'validators.js'), false),
  }
}

interface Packed {
  readonly type: string
  /** Identifies the content, independent of its compression. */
  readonly etag: string
  readonly plain: Buffer
  readonly br: Buffer
  readonly gzip: Buffer
}

async function pack(text: string, type: string): Promise<Packed> {
  const plain = Buffer.from(text)
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    promisify(gzip)(plain),
  ])
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url')}"`
  return { type, etag, plain, br, gzip: zipped }
}

/**
 * Sends a file.
 * @param isKept it is immutable and may be cached permanently; otherwise it is revalidated
 */
function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  file: Packed,
  isKept: boolean,
): FastifyReply {
  reply.header('vary', 'accept-encoding')
  reply.header('cache-control', isKept ? `public, max-age=${YEAR}, immutable` : 'no-cache')
  reply.header('etag', file.etag)
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name))
  if (encoding) reply.header('content-encoding', encoding)
  return reply.type(file.type).send(file[encoding ?? 'plain'])
}
