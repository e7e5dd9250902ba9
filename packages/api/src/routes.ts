import type { TSchema } from 'typebox'
import { accountRoutes } from './accounts.ts'
import { adminRoutes } from './admin.ts'
import { applicationRoutes } from './applications.ts'
import { auditRoutes } from './audit.ts'
import { backupRoutes } from './backups.ts'
import { carryRoutes } from './carry.ts'
import { commentRoutes } from './comments.ts'
import { correctionRoutes } from './corrections.ts'
import type { Declaration, Received } from './declare.ts'
import { definitionRoutes } from './definitions.ts'
import { demonstrationRoutes } from './demonstration.ts'
import { editionRoutes } from './editions.ts'
import type { ErrorCode } from './constants.ts'
import { evidenceRoutes } from './evidence.ts'
import { exportRoutes } from './exports.ts'
import { historyRoutes } from './history.ts'
import { impactRoutes } from './impact.ts'
import { linkRoutes } from './links.ts'
import { notificationRoutes } from './notifications.ts'
import { organisationRoutes } from './organisations.ts'
import { paperRoutes } from './paper.ts'
import { presenceRoutes } from './presence.ts'
import { publishingRoutes } from './publishing.ts'
import { reviewRoutes } from './review.ts'

/**
 * The API: every route of the product by its name. The server, the site, the OpenAPI document and the tests
 * are made from it.
 */
export const ROUTES = {
  ...editionRoutes,
  ...definitionRoutes,
  ...impactRoutes,
  ...publishingRoutes,
  ...accountRoutes,
  ...linkRoutes,
  ...organisationRoutes,
  ...applicationRoutes,
  ...carryRoutes,
  ...correctionRoutes,
  ...historyRoutes,
  ...commentRoutes,
  ...presenceRoutes,
  ...evidenceRoutes,
  ...reviewRoutes,
  ...notificationRoutes,
  ...adminRoutes,
  ...backupRoutes,
  ...auditRoutes,
  ...demonstrationRoutes,
  ...paperRoutes,
  ...exportRoutes,
}

export type Routes = typeof ROUTES
export type RouteName = keyof Routes

type DeclaredSchema<N extends RouteName, K extends keyof Declaration> = Routes[N] extends {
  readonly [P in K]: infer S extends TSchema
}
  ? S
  : undefined

type ReceivedBySchema<S> = S extends TSchema ? Received<S> : undefined

/** Names of routes that answer with JSON. */
export type JsonRouteName = {
  [N in RouteName]: Routes[N] extends { readonly result: TSchema } ? N : never
}[RouteName]
/** Names of routes that stream server-sent events. */
export type LiveRouteName = {
  [N in RouteName]: Routes[N] extends { readonly events: object } ? N : never
}[RouteName]

/** What a route answers, as its caller has it. */
export type Result<N extends JsonRouteName> =
  DeclaredSchema<N, 'result'> extends infer S extends TSchema ? Received<S> : never
/** Messages of a live route by their name. */
export type Messages<N extends LiveRouteName> = Routes[N] extends { readonly events: infer E }
  ? { readonly [K in keyof E]: E[K] extends TSchema ? Received<E[K]> : never }
  : never

type CallParts<N extends RouteName> = {
  readonly params: ReceivedBySchema<DeclaredSchema<N, 'params'>>
  readonly query: ReceivedBySchema<DeclaredSchema<N, 'query'>>
  readonly body: ReceivedBySchema<DeclaredSchema<N, 'body'>>
}
type DefinedKeys<T> = { [K in keyof T]: T[K] extends undefined ? never : K }[keyof T]
/** The arguments of a call: `params`, `query` and `body`, as declared by the route. */
export type Call<N extends RouteName> = {
  readonly [K in DefinedKeys<CallParts<N>> as object extends CallParts<N>[K] ? never : K]: CallParts<N>[K]
} & {
  readonly [K in DefinedKeys<CallParts<N>> as object extends CallParts<N>[K] ? K : never]?: CallParts<N>[K]
}

/** Errors that a route may answer: its own, and those that follow from who may call it and what it takes. */
export function errorsOf({ access, body, params, query, writes, errors = [] }: Declaration): ErrorCode[] {
  return [
    ...new Set<ErrorCode>([
      ...(body || params || query ? (['bad-request'] as const) : []),
      ...(access === 'public' ? [] : (['not-signed-in'] as const)),
      ...(access === 'public' || access === 'signed-in' ? [] : (['forbidden'] as const)),
      ...(typeof access === 'object' ? (['not-found'] as const) : []),
      ...(body ? (['too-large', 'unprocessable'] as const) : []),
      ...(writes ? (['forbidden', 'disk-full'] as const) : []),
      ...errors,
      'too-many',
      'database-away',
      'internal',
    ]),
  ]
}
