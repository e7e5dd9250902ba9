import type { FastifyInstance } from 'fastify'
import { recordRefused } from '../audit/rate-limited.ts'
import { publish } from '../database/bus.ts'
import { tooMany } from '../http/limits.ts'
import { refuseCrossSite } from '../routing/register.ts'
import type { Services } from '../services.ts'
import type { Auth } from './auth.ts'

/** Statuses of better-auth for a wrong password or code, or a forbidden action. */
const REFUSED = new Set([400, 401, 403])

/** Passes requests below `/api/auth` to better-auth, which uses web requests. */
export function serveAuth(app: FastifyInstance, auth: Auth, { sessions, db, settings }: Services): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { summary: 'Signing in and out, second factor, single sign-on (better-auth)', tags: ['auth'] },
    handler: async (request, reply) => {
      if (request.method === 'POST') refuseCrossSite(request, settings.publicUrl)
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers))
        if (value !== undefined && name !== 'x-formwright-address') headers.set(name, String(value))
      headers.set('x-formwright-address', request.ip)
      // the origin was already checked, including other names of this machine
      headers.set('origin', new URL(settings.publicUrl).origin)
      const person = request.method === 'POST' ? await sessions.personOf(request.headers.cookie) : undefined
      const answer = await auth.handler(
        new Request(new URL(request.url, settings.publicUrl), {
          method: request.method,
          headers,
          ...(request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {}),
        }),
      )
      const wait = Number(answer.headers.get('x-retry-after'))
      if (answer.status === 429 && wait > 0) throw tooMany(wait)
      if (person && REFUSED.has(answer.status))
        await recordRefused(db, {
          actor: person,
          route: `${request.method} ${request.url.split('?')[0]!.slice(0, 100)}`,
          reason: String(answer.status),
          address: request.ip,
        })
      // all processes drop the ended session from their caches
      if (person) await publish(db, { kind: 'person', id: person.id })
      reply.code(answer.status).header('cache-control', 'no-store')
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
      const cookies = answer.headers.getSetCookie()
      if (cookies.length > 0) reply.header('set-cookie', cookies)
      return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : null)
    },
  })
}
