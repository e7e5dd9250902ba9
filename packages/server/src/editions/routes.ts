import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Type } from 'typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { EditionsState } from '../api.ts'
import { deadlinesFor } from '../applications/deadline.ts'
import { Refusal } from '../http/errors.ts'
import { route } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import type { Services } from '../services.ts'

const YEAR = 31_536_000
const Edition = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{64}$' }) })
const FILES = {
  'bundle.json': ['bundle', 'application/json; charset=utf-8'],
  'validators.js': ['validators', 'text/javascript; charset=utf-8'],
} as const

/** The published editions, and the files with which a browser fills one in. Also of those that drafts are pinned to. */
export function editionRoutes({ db, editions, sessions }: Services): Route[] {
  const packed = new Map<string, Promise<Packed>>()
  async function fileOf(id: string, name: keyof typeof FILES): Promise<Packed> {
    const [key, type] = FILES[name]
    const edition = editions.offered.find((one) => one.id === id) ?? (await editions.stored(id))
    if (!edition) throw new Refusal('unknown-edition', 'No edition with this digest is published here')
    const known = packed.get(`${id}/${name}`) ?? pack(edition[key], type)
    packed.set(`${id}/${name}`, known)
    return known
  }
  return [
    route('GET', '/editions', {
      access: 'public',
      summary: 'The forms that can be filled in',
      handle: async ({ reply, request }) => {
        const person = await sessions.personOf(request.headers.cookie)
        const bundles = await Promise.all(
          editions.offered.map(async ({ id }) => (await editions.bundleOf(id))!),
        )
        const until = await deadlinesFor(db, bundles, person?.grants ?? [])
        return reply
          .header('cache-control', 'private, no-cache')
          .send(editions.offered.map(({ summary }, index) => ({ ...summary, until: until[index] ?? null })))
      },
    }),
    route('GET', '/editions/state', {
      access: 'admin',
      summary: 'What is on offer, and the edition folders that were refused, each with its problems',
      handle: (): EditionsState => ({
        offered: editions.offered.map(({ summary }) => summary),
        refused: editions.refused.map(({ form, edition, problems }) => ({ form, edition, problems })),
      }),
    }),
    ...(Object.keys(FILES) as (keyof typeof FILES)[]).map((name) =>
      route('GET', `/editions/:id/${name}`, {
        access: 'public',
        summary: `${name} of an edition, by its digest`,
        params: Edition,
        handle: async ({ params, request, reply }) =>
          sendPacked(request, reply, await fileOf(params.id, name)),
      }),
    ),
  ]
}

interface Packed {
  readonly type: string
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
  return { type, plain, br, gzip: zipped }
}

/** An edition never changes under its digest, so it may be kept for good. */
function sendPacked(request: FastifyRequest, reply: FastifyReply, file: Packed): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name))
  if (encoding) reply.header('content-encoding', encoding)
  return reply
    .type(file.type)
    .header('vary', 'accept-encoding')
    .header('cache-control', `public, max-age=${YEAR}, immutable`)
    .send(file[encoding ?? 'plain'])
}
