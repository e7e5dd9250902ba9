import type { Access, ErrorCode } from '@formwright/api'
import { truncate } from '@formwright/definition'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAdmin, isFormAdmin, isReviewing } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { authorize, lockAndAuthorize, personNow } from '../admission/authorize.ts'
import type { ApplicationCall } from '../admission/authorize.ts'
import { recordRateLimited, recordRefused } from '../audit/rate-limited.ts'
import { recordReading } from '../admission/reading.ts'
import { record } from '../audit/trail.ts'
import type { AuditEntry } from '../audit/trail.ts'
import type { Tx } from '../database/connect.ts'
import { inTransaction } from '../database/transaction.ts'
import { maskReply } from '../privacy/mask-reply.ts'
import { seesPrivate } from '../privacy/private-data-access.ts'
import type { Services } from '../services.ts'
import { HttpError } from '../http/errors.ts'
import type { Route } from './route.ts'
import { schemaOf, statusOf } from './schema.ts'

/** Registers the routes. Access is checked for each, so that none is public by accident. */
export function registerRoutes(app: FastifyInstance, routes: readonly Route[], services: Services): void {
  for (const route of routes) {
    const { method, path, declaration } = route
    const { perMinute } = declaration
    app.route({
      method,
      url: `/api${path}`,
      schema: schemaOf(route),
      ...(perMinute === undefined ? {} : { config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } }),
      handler: async (request, reply) => {
        if (method !== 'GET') refuseCrossSite(request, services.settings.publicUrl)
        const person = await services.sessions.personOf(request.headers.cookie)
        try {
          return await handle(route, { request, reply, person }, services)
        } catch (error) {
          if (error instanceof HttpError)
            await auditRefusal(services.db, route, { request, person }, error.code)
          throw error
        }
      },
    })
  }
}

interface RouteRequest extends Caller {
  readonly reply: FastifyReply
}

async function handle(route: Route, call: RouteRequest, services: Services): Promise<unknown> {
  const { request, reply, person } = call
  const { access } = route.declaration
  if (person?.lacksSecondFactor && access !== 'public' && access !== 'signed-in')
    throw new HttpError('forbidden', 'Your role demands a second factor: set one up first', {
      reason: 'second-factor-needed',
    })
  const application = await authorizeRoute(access, person, request, services)
  try {
    const answer = await answerOf(route, call, application, services)
    return answer === reply ? reply : maskedFor(person, application, answer)
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    const { message, details } = error
    const body = { message, details }
    const seen = maskedFor(person, application, body)
    throw seen === body ? error : new HttpError(error.code, seen.message, seen.details)
  }
}

/** A reply about an application, with private data masked unless the person may see it. */
function maskedFor<T>(person: Person | undefined, application: ApplicationCall | undefined, reply: T): T {
  if (!application || !person || seesPrivate(person, application.bundle.form, application.row)) return reply
  return maskReply(application.bundle, application.row.answers, reply)
}

async function answerOf(
  route: Route,
  call: RouteRequest,
  application: ApplicationCall | undefined,
  services: Services,
): Promise<unknown> {
  const { request, reply, person } = call
  const { writes } = route.declaration
  if (writes === 'row' || writes === 'shared') return write(route, call, services)
  if (person && application && route.method === 'GET')
    await recordReading(services.db, person, application, request.ip)
  return route.handle({
    ...callOf(services.db, { request, person, application }),
    reply,
    request,
    recordOnce: (line: AuditLine & { readonly subject: string }) =>
      recordRateLimited(
        services.db,
        { actor: person ?? null, address: request.ip, ...line },
        { key: `${line.action} ${person?.id ?? request.ip} ${line.subject}` },
      ),
    ...(writes === 'swap' ? { db: services.db } : {}),
  } as never)
}

type AuditLine = Pick<AuditEntry, 'action' | 'subject' | 'details'>

/** Audits refused requests; missing authentication only for administrator routes. */
async function auditRefusal(
  db: Services['db'],
  { method, path, declaration: { access } }: Route,
  { request, person }: Caller,
  reason: ErrorCode,
): Promise<void> {
  const hidden = reason === 'not-found' && typeof access === 'object'
  if (reason !== 'forbidden' && !hidden && !(reason === 'not-signed-in' && access === 'admin')) return
  await recordRefused(db, {
    actor: person,
    route: `${method} ${path}`,
    reason,
    subject: typeof access === 'object' ? truncate((request.params as { id: string }).id, 60) : null,
    address: request.ip,
  })
}

interface Caller {
  readonly request: FastifyRequest
  readonly person: Person | undefined
  readonly application?: ApplicationCall | undefined
}

/** The context of every handler. */
function callOf(db: Services['db'], { request, person, application }: Caller) {
  const entry = { actor: person ?? null, subject: application?.row.id ?? null, address: request.ip }
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    person,
    application,
    address: request.ip,
    record: (line: AuditLine) =>
      record(db, { ...entry, ...(application ? withoutPrivate(application, line) : line) }),
  }
}

/** Removes private data from audit lines. */
function withoutPrivate({ bundle, row }: ApplicationCall, line: AuditLine): AuditLine {
  return line.details === undefined
    ? line
    : { ...line, details: maskReply(bundle, row.answers, line.details) }
}

/** Runs a writing route in one transaction with fresh data; the reply is sent after the commit. */
async function write(route: Route, { reply, ...caller }: RouteRequest, services: Services): Promise<unknown> {
  const answer = await inTransaction(services.db, async (tx, afterwards) => {
    const admitted = await authorizeInTransaction(tx, route, caller, services)
    return route.handle({
      ...callOf(tx, { request: caller.request, ...admitted }),
      tx,
      afterwards,
    } as never)
  })
  reply.code(statusOf(route.declaration))
  return answer
}

/** The caller and their rights as of the transaction. */
async function authorizeInTransaction(
  tx: Tx,
  { declaration: { access, writes } }: Route,
  { request, person: caller }: Caller,
  services: Services,
): Promise<Omit<Caller, 'request'>> {
  if (typeof access === 'object') {
    const { id } = request.params as { id: string }
    const lock = writes === 'shared' ? 'shared' : 'row'
    return lockAndAuthorize(access.application, caller!, id, { tx, editions: services.editions, lock })
  }
  const now = caller && (await personNow(tx, caller))
  // without a required second factor, no roles take effect
  const person = now && caller.lacksSecondFactor ? { ...now, grants: [], lacksSecondFactor: true } : now
  authorizePerson(access, person, services)
  return { person }
}

/** Rejects cross-site requests. */
export function refuseCrossSite({ headers, host, protocol }: FastifyRequest, publicUrl: string): void {
  const from = headers['sec-fetch-site']
  if (from === 'same-origin' || from === 'none') return
  const { origin } = headers
  if (from === undefined && origin === undefined) return
  if (origin === `${protocol}://${host}` || origin === new URL(publicUrl).origin) return
  throw new HttpError('forbidden', 'This request came from a page of another site')
}

async function authorizeRoute(
  access: Access,
  person: Person | undefined,
  request: FastifyRequest,
  services: Services,
): Promise<ApplicationCall | undefined> {
  if (typeof access === 'string') {
    authorizePerson(access, person, services)
    return undefined
  }
  if (!person) throw new HttpError('not-signed-in', 'Sign in first')
  return authorize(access.application, person, (request.params as { id: string }).id, services)
}

/** Checks access to a route that is not about an application. */
function authorizePerson(
  access: Extract<Access, string>,
  person: Person | undefined,
  { editions }: Pick<Services, 'editions'>,
): void {
  if (access === 'public') return
  if (!person) throw new HttpError('not-signed-in', 'Sign in first')
  if (access === 'admin' && !isAdmin(person))
    throw new HttpError('forbidden', 'Only administrators of the system may do this')
  if (access === 'form-admin' && !isFormAdmin(person))
    throw new HttpError('forbidden', 'Only administrators of forms may do this')
  if (access === 'reviewer' && !isReviewing(person, editions.forms()))
    throw new HttpError('forbidden', 'Only reviewers may do this')
}
