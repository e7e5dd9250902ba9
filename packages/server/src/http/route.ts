import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { FormBundle } from '@formwright/definition'
import type { Person, Rights } from '../access/people.ts'
import type { ApplicationRow } from '../applications/store.ts'

/** What the OpenAPI document takes from a route's schema, beside its shapes. */
declare module 'fastify' {
  interface FastifySchema {
    readonly summary?: string
    readonly hide?: boolean
    readonly tags?: readonly string[]
    readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  }
}

/**
 * Who may call a route. `application` routes have the application's id in their address; what its state and the
 * caller's roles allow decides, and who may not even read it learns nothing of it.
 */
export type Access =
  | 'public'
  | 'signed-in'
  | 'admin'
  | 'reviewer'
  | { readonly application: ApplicationRight }

/** What may be done with an application; `attach` is to change anything of it, if only evidence. */
export type ApplicationRight = 'read' | 'edit' | 'attach' | 'review' | 'transition'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof METHODS)[number]

/** What a handler gets. */
export interface Call<P, Q, B, A extends Access> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly person: A extends 'public' ? Person | undefined : Person
  readonly application: A extends { application: unknown } ? ApplicationCall : undefined
  readonly address: string
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** The application that a route is about, as it stands, and what the caller may do with it. */
export interface ApplicationCall {
  readonly row: ApplicationRow
  readonly bundle: FormBundle
  readonly rights: Rights
}

/** One route: its address, who may call it, what it takes and what it does. The list of them is the API. */
export interface Route {
  readonly method: Method
  readonly path: string
  readonly access: Access
  readonly summary: string
  /** Calls of one session, or of one address without one, in a minute, where fewer are allowed than elsewhere. */
  readonly perMinute?: number
  readonly schema: {
    readonly params?: TSchema
    readonly querystring?: TSchema
    readonly body?: TSchema
    readonly response?: Readonly<Record<number, TSchema>>
  }
  readonly handle: (call: Call<never, never, never, Access>) => unknown
}

interface Parts<P extends TSchema, Q extends TSchema, B extends TSchema, A extends Access> {
  readonly access: A
  readonly summary: string
  readonly perMinute?: number
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly result?: TSchema
  readonly handle: (call: Call<Static<P>, Static<Q>, Static<B>, A>) => unknown
}

/** Declares a route; types of what it takes follow from the schemas. */
export function route<P extends TSchema, Q extends TSchema, B extends TSchema, const A extends Access>(
  method: Method,
  path: string,
  { params, query, body, result, handle, access, summary, perMinute }: Parts<P, Q, B, A>,
): Route {
  return {
    method,
    path,
    access,
    summary,
    ...(perMinute === undefined ? {} : { perMinute }),
    schema: {
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      ...(result ? { response: { 200: result } } : {}),
    },
    handle: handle as unknown as Route['handle'],
  }
}
