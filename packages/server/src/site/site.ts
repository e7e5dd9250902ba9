import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendPage } from '../http/security.ts'

const YEAR = 31_536_000

/** The built site: its files, and its one page for every address that is not a file. */
export async function serveSite(app: FastifyInstance, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    index: false,
    preCompressed: true,
    setHeaders: (reply: { header: (name: string, value: string) => unknown }, path: string) =>
      reply.header(
        'cache-control',
        path.includes('/assets/') ? `public, max-age=${YEAR}, immutable` : 'no-cache',
      ),
  })
  app.setNotFoundHandler((request, reply) =>
    isPage(request)
      ? sendPage(reply, page)
      : reply.code(404).send({ error: 'not-found', message: `There is nothing at ${request.url}` }),
  )
  for (const url of ['/', '/index.html'])
    app.get(url, { schema: { hide: true } }, (_request, reply) => sendPage(reply, page))
}

/** Addresses of the site itself are all the one page; files and the API are not. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0]!
  return (
    method === 'GET' &&
    !path.startsWith('/api/') &&
    !path.startsWith('/assets/') &&
    (headers.accept ?? '').includes('text/html')
  )
}
