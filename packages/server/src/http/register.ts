import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isAdmin, isReviewing, rightsOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { readApplication } from '../applications/store.ts'
import type { Services } from '../services.ts'
import { Refusal } from './errors.ts'
import type { ApplicationCall, ApplicationRight, Route } from './route.ts'

/** Puts the routes into the server. Each asks first who calls; nothing is open by forgetting. */
export function registerRoutes(app: FastifyInstance, routes: readonly Route[], services: Services): void {
  for (const { method, path, access, summary, perMinute, schema, handle } of routes) {
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
        const call = {
          params: request.params,
          query: request.query,
          body: request.body,
          person,
          application,
          address: request.ip,
          request,
          reply,
        }
        return handle(call as never)
      },
    })
  }
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
  access: Route['access'],
  person: Person | undefined,
  request: FastifyRequest,
  services: Services,
): Promise<ApplicationCall | undefined> {
  if (access === 'public') return undefined
  if (!person) throw new Refusal('not-signed-in', 'Sign in first')
  if (access === 'signed-in') return undefined
  if (access === 'admin') {
    if (!isAdmin(person)) throw new Refusal('forbidden', 'Only administrators of the system may do this')
    return undefined
  }
  if (access === 'reviewer') {
    if (!isReviewing(person, services.editions.forms()))
      throw new Refusal('forbidden', 'Only reviewers may do this')
    return undefined
  }
  return admitTo(access.application, person, (request.params as { id: string }).id, services)
}

/**
 * An application and what a person may do with it.
 * @throws Refusal when they may not do this; who may not read it is told that there is none
 */
export async function admitTo(
  right: ApplicationRight,
  person: Person,
  id: string,
  services: Services,
): Promise<ApplicationCall> {
  const row = await readApplication(services.db, id)
  const bundle = row && (await services.editions.bundleOf(row.edition))
  const rights = row && bundle ? rightsOf(person, bundle.form, row) : undefined
  if (!row || !bundle || !rights?.read) throw new Refusal('not-found', 'There is no such application')
  const allowed = {
    read: true,
    edit: rights.edit.length > 0,
    attach: rights.edit.length + rights.attach.length > 0,
    review: rights.review,
    transition: rights.transitions.length > 0,
  }[right]
  if (!allowed)
    throw new Refusal(
      'forbidden',
      `Not possible for your role while the application is “${bundle.form.workflow?.states[row.state]?.title ?? row.state}”`,
      { state: row.state },
    )
  return { row, bundle, rights }
}
