import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { LogController } from 'fastify'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { serveAuth } from '../accounts/serve-auth.ts'
import { serveUploads } from '../evidence/uploads.ts'
import { checkRequests } from '../http/bodies.ts'
import { HttpError } from '../http/errors.ts'
import { limitRequests } from '../http/limits.ts'
import { sendError } from '../http/send-error.ts'
import { registerRoutes } from '../routing/register.ts'
import { routesOf } from '../routing/route.ts'
import { handlersOf } from './routes.ts'
import { secure } from '../http/security.ts'
import type { AppServices } from './routes.ts'
import type { Settings } from '../settings/settings.ts'
import { serveSite } from '../site/site.ts'

const MAX_BODY = 6_000_000
const HEAD_WITHIN_MS = 20_000
const CHECK_EVERY_MS = 5000
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Creates the HTTP server: API, accounts, uploads and site, for running services. */
export async function createApp(services: AppServices): Promise<FastifyInstance> {
  const { settings } = services
  const app = fastify({
    logger: settings.log
      ? { level: 'info', redact: ['req.headers.cookie', 'req.headers.authorization'] }
      : false,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(settings.trustProxy),
    // uploads arrive in several requests, each with this timeout
    requestTimeout: settings.requestSeconds * 1000,
    http: {
      connectionsCheckingInterval: Math.min(CHECK_EVERY_MS, settings.requestSeconds * 1000),
      headersTimeout: Math.min(HEAD_WITHIN_MS, settings.requestSeconds * 1000),
    },
    bodyLimit: MAX_BODY,
    // such as for a malformed URL
    frameworkErrors: sendError,
    forceCloseConnections: true,
  })
  await secure(app, settings.publicUrl)
  checkRequests(app)
  await limitRequests(app, {
    sessionOf: (cookie) => services.sessions.sessionOf(cookie),
    perMinute: settings.requestsPerMinute,
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Formwright', description: 'Declaration forms as data', version: '1' },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'formwright.session_token' } },
      },
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  app.setErrorHandler(sendError)
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    services.metrics.requests.observe(
      { route, method: request.method, status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
    if (reply.statusCode >= 500 || route.startsWith('/api/'))
      request.log.info(
        { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
        'request',
      )
  })
  serveHealth(app, services)
  serveAuth(app, services.auth, services)
  await serveUploads(app, services)
  registerRoutes(app, routesOf(handlersOf(services)), services)
  await serveSite(app, settings.site, services.editions)
  return app
}

/** Which proxies are trusted for `X-Forwarded-For`; hop 0 is the connection itself. */
function trusted(proxies: Settings['trustProxy']): string[] | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : [...proxies]
}

function serveHealth(app: FastifyInstance, { metrics, settings, db }: AppServices): void {
  const status = { type: 'object', properties: { status: { type: 'string' } } } as const
  app.get(
    '/health',
    { schema: { summary: 'The process runs', response: { 200: status } }, config: { rateLimit: false } },
    async () => ({ status: 'ok' }),
  )
  app.get(
    '/ready',
    {
      schema: { summary: 'The process and its database run', response: { 200: status } },
      config: { rateLimit: false },
    },
    async () => {
      await sql`select 1`.execute(db)
      return { status: 'ok' }
    },
  )
  app.get('/metrics', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    const allowed = settings.metricsToken
      ? request.headers.authorization === `Bearer ${settings.metricsToken}`
      : LOOPBACK.has(request.ip)
    if (!allowed) throw new HttpError('not-found', 'There is nothing here')
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
