import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PublishedEdition } from './editions.ts'
import { secure, sendPage } from './security.ts'

export interface AppOptions {
  readonly editions: readonly PublishedEdition[]
  /** Folder of the built site. */
  readonly site: string
  readonly log?: boolean
}

const YEAR = 31_536_000

/** The server: published editions under `/api`, the site everywhere else. */
export async function createApp({ editions, site, log = false }: AppOptions): Promise<FastifyInstance> {
  const page = await readFile(join(site, 'index.html'), 'utf8')
  const app = fastify({ logger: log })
  await secure(app)
  app.get('/health', { schema: { response: { 200: { type: 'object', properties: { status: { type: 'string' } } } } } }, async () => ({ status: 'ok' }))
  await serveEditions(app, editions)
  await app.register(fastifyStatic, {
    root: site,
    wildcard: true,
    index: false,
    preCompressed: true,
    setHeaders: (reply: { header: (name: string, value: string) => unknown }, path: string) => reply.header('cache-control', path.includes('/assets/') ? `public, max-age=${YEAR}, immutable` : 'no-cache'),
  })
  app.setNotFoundHandler((request, reply) => (isPage(request) ? sendPage(reply, page) : reply.code(404).send({ error: 'not-found', message: `There is nothing at ${request.url}` })))
  app.get('/', (_request, reply) => sendPage(reply, page))
  app.get('/index.html', (_request, reply) => sendPage(reply, page))
  return app
}

/** Addresses of the site itself are all the one page; files and the API are not. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0]!
  return method === 'GET' && !path.startsWith('/api/') && !path.startsWith('/assets/') && (headers.accept ?? '').includes('text/html')
}

const params = { type: 'object', properties: { id: { type: 'string', pattern: '^[0-9a-f]{64}$' } }, required: ['id'] } as const

async function serveEditions(app: FastifyInstance, editions: readonly PublishedEdition[]): Promise<void> {
  const files = new Map<string, Packed>()
  for (const { id, bundle, validators } of editions) {
    files.set(`${id}/bundle.json`, await pack(bundle, 'application/json; charset=utf-8'))
    files.set(`${id}/validators.js`, await pack(validators, 'text/javascript; charset=utf-8'))
  }
  app.get('/api/editions', async (_request, reply) => reply.header('cache-control', 'no-cache').send(editions.map(({ summary }) => summary)))
  for (const name of ['bundle.json', 'validators.js']) {
    app.get<{ Params: { id: string } }>(`/api/editions/:id/${name}`, { schema: { params } }, async (request, reply) => {
      const file = files.get(`${request.params.id}/${name}`)
      if (!file) return reply.code(404).send({ error: 'unknown-edition', message: 'No edition with this digest is published here' })
      return sendPacked(request, reply, file)
    })
  }
}

interface Packed {
  readonly type: string
  readonly plain: Buffer
  readonly br: Buffer
  readonly gzip: Buffer
}

async function pack(text: string, type: string): Promise<Packed> {
  const plain = Buffer.from(text)
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }), promisify(gzip)(plain)])
  return { type, plain, br, gzip: zipped }
}

/** An edition never changes under its digest, so it may be kept for good. */
function sendPacked(request: FastifyRequest, reply: FastifyReply, file: Packed): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name))
  if (encoding) reply.header('content-encoding', encoding)
  return reply.type(file.type).header('vary', 'accept-encoding').header('cache-control', `public, max-age=${YEAR}, immutable`).send(file[encoding ?? 'plain'])
}
