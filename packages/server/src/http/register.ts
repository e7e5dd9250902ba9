import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAdmin, isReviewing } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { admitTo, lockFor, personNow } from '../applications/admit.ts'
import type { ApplicationCall } from '../applications/admit.ts'
import { record } from '../audit/trail.ts'
import type { AuditEntry } from '../audit/trail.ts'
import type { Tx } from '../database/connect.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Services } from '../services.ts'
import { Refusal } from './errors.ts'
import type { Access, Route } from './route.ts'

/** Puts the routes into the server. Each asks first who calls; nothing is open by forgetting. */
export function registerRoutes(app: FastifyInstance, routes: readonly Route[], services: Services): void {
  for (const route of routes) {
    const { method, path, access, summary, perMinute, schema } = route
    app.route({
      method,
      url: `/api${path}`,
      schema: {
        ...schema,
        summary,
        tags: [path.split('/')[1]!],
        ...(access === 'public' ? {} : { security: [{ session: [] }] }),
      },
      ...(perMinute === undefined ? {} : { config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } }),
      handler: async (request, reply) => {
        if (method !== 'GET') refuseForeign(request, services.settings.publicUrl)
        const person = await services.sessions.personOf(request.headers.cookie)
        const application = await admit(access, person, request, services)
        return route.writes === 'row' || route.writes === 'shared'
          ? write(route, { request, reply, person }, services)
          : route.handle({
              ...asked(services.db, { request, person, application }),
              reply,
              request,
              ...(route.writes === 'swap' ? { db: services.db } : {}),
            } as never)
      },
    })
  }
}

interface Caller {
  readonly request: FastifyRequest
  readonly person: Person | undefined
  readonly application?: ApplicationCall | undefined
}

/** What every handler gets. */
function asked(db: Services['db'], { request, person, application }: Caller) {
  const entry = { actor: person ?? null, subject: application?.row.id ?? null, address: request.ip }
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    person,
    application,
    address: request.ip,
    record: (line: Pick<AuditEntry, 'action' | 'subject' | 'details'>) => record(db, { ...entry, ...line }),
  }
}

/** A route that writes: all of it in one transaction, on what stands then; it is answered when that is on disk. */
async function write(
  route: Route,
  { reply, ...caller }: Caller & { readonly reply: FastifyReply },
  services: Services,
): Promise<unknown> {
  const answer = await inTransaction(services.db, async (tx, afterwards) => {
    const admitted = await admitNow(tx, route, caller, services)
    return route.handle({
      ...asked(tx, { request: caller.request, ...admitted }),
      tx,
      afterwards,
    } as never)
  })
  return reply.code(route.status).send(answer)
}

/** Who calls and what they may do, as the transaction sees it. */
async function admitNow(
  tx: Tx,
  { access, writes }: Route,
  { request, person: caller }: Caller,
  services: Services,
): Promise<Omit<Caller, 'request'>> {
  if (typeof access === 'object') {
    const { id } = request.params as { id: string }
    const lock = writes === 'shared' ? 'shared' : 'row'
    return lockFor(access.application, caller!, id, { tx, editions: services.editions, lock })
  }
  const person = caller && (await personNow(tx, caller))
  admitPerson(access, person, services)
  return { person }
}

/** A page of another site cannot act for who is signed in here. */
export function refuseForeign({ headers, host, protocol }: FastifyRequest, publicUrl: string): void {
  const from = headers['sec-fetch-site']
  if (from === 'same-origin' || from === 'none') return
  const { origin } = headers
  if (from === undefined && origin === undefined) return
  if (origin === `${protocol}://${host}` || origin === new URL(publicUrl).origin) return
  throw new Refusal('forbidden', 'This request came from a page of another site')
}

async function admit(
  access: Access,
  person: Person | undefined,
  request: FastifyRequest,
  services: Services,
): Promise<ApplicationCall | undefined> {
  if (typeof access === 'string') {
    admitPerson(access, person, services)
    return undefined
  }
  if (!person) throw new Refusal('not-signed-in', 'Sign in first')
  return admitTo(access.application, person, (request.params as { id: string }).id, services)
}

/** Whether somebody may call a route that is about no application. */
function admitPerson(
  access: Extract<Access, string>,
  person: Person | undefined,
  { editions }: Pick<Services, 'editions'>,
): void {
  if (access === 'public') return
  if (!person) throw new Refusal('not-signed-in', 'Sign in first')
  if (access === 'admin' && !isAdmin(person))
    throw new Refusal('forbidden', 'Only administrators of the system may do this')
  if (access === 'reviewer' && !isReviewing(person, editions.forms()))
    throw new Refusal('forbidden', 'Only reviewers may do this')
}
