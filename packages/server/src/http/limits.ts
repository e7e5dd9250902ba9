import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpError } from './errors.ts'

const MINUTE = 60_000
/** What a browser shows or keeps: pages, the files of the site, and those of editions, which never change. */
const UNLIMITED = /^\/(?!api\/)|^\/api\/docs|^\/api\/editions\/:id\/(?:bundle\.json|validators\.js)$/

interface RequestLimits {
  /** Names the session of a cookie; nothing for a cookie that is of no session. */
  readonly sessionOf: (cookie: string | undefined) => Promise<string | undefined>
  readonly perMinute: number
}

/**
 * Requests of the API are limited, for who is signed in by session and for everybody else by address: an
 * office behind one address does not shut itself out, and whoever has no session cannot use up that of
 * another. Pages and files are never refused.
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

/** @param seconds until the request may be made again */
export function tooMany(seconds: number): HttpError {
  return new HttpError('too-many', `Too many requests: try again in ${seconds} s`, {
    retryAfter: seconds,
  })
}
