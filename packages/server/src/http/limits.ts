import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpError } from './errors.ts'

const MINUTE = 60_000
/** Pages, site files and immutable edition files, which are not limited. */
const UNLIMITED = /^\/(?!api\/)|^\/api\/docs|^\/api\/editions\/:id\/(?:bundle\.json|validators\.js)$/

interface RequestLimits {
  /** The session id of a cookie; `undefined` for an invalid one. */
  readonly sessionOf: (cookie: string | undefined) => Promise<string | undefined>
  readonly perMinute: number
}

/**
 * Rate-limits API requests by session, or by address without one: an office behind one address does not block
 * itself, and anonymous requests cannot exhaust the limit of a session. Pages and files are not limited.
 */
export async function limitRequests(
  app: FastifyInstance,
  { sessionOf, perMinute }: RequestLimits,
): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (UNLIMITED.test(route.url)) route.config = { ...route.config, rateLimit: false }
  })
  await app.register(rateLimit, {
    global: true,
    max: perMinute,
    timeWindow: MINUTE,
    cache: 20_000,
    keyGenerator: async ({ headers, ip }: FastifyRequest) => (await sessionOf(headers.cookie)) ?? ip,
    errorResponseBuilder: (_request: FastifyRequest, { ttl }: { readonly ttl: number }) =>
      tooMany(Math.ceil(ttl / 1000)),
  })
}

/** @param seconds until the request may be retried */
export function tooMany(seconds: number): HttpError {
  return new HttpError('too-many', `Too many requests: try again in ${seconds} s`, {
    retryAfter: seconds,
  })
}
