import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Person } from '../access/people.ts'
import type { ApplicationCall, ApplicationRight } from '../admission/admit.ts'
import type { AuditEntry } from '../audit/trail.ts'
import type { Database, Tx } from '../database/connect.ts'

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

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof METHODS)[number]

/**
 * How a route writes. `row`: the application is locked, one after the other. `shared`: it cannot be deleted meanwhile, but
 * others write. `swap`: nothing is locked; what is written is one statement that holds only if all it was made from still
 * stands.
 */
export type Writes = 'row' | 'shared' | 'swap'

/** What every handler gets. */
interface Asked<P, Q, B, A extends Access> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly person: A extends 'public' ? Person | undefined : Person
  readonly application: A extends { application: unknown } ? ApplicationCall : undefined
  readonly address: string
  /** Writes a line of the audit trail; the subject is the application unless another is named. */
  readonly record: (entry: Pick<AuditEntry, 'action' | 'subject' | 'details'>) => Promise<void>
}

/** What the handler of a route gets that changes nothing. */
export interface Call<P, Q, B, A extends Access> extends Asked<P, Q, B, A> {
  /** Writes a line about reading what is others', one in ten minutes for each caller and subject. */
  readonly recordOnce: (
    entry: Pick<AuditEntry, 'action' | 'details'> & { readonly subject: string },
  ) => Promise<void>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/**
 * What the handler of a route gets that writes. Person, application and rights are those within the transaction, after the
 * application was locked; what it returns is sent when all of it is on disk.
 */
export interface CommandCall<P, Q, B, A extends Access> extends Asked<P, Q, B, A> {
  readonly tx: Tx
  /** Does something when all is on disk, such as letting go of a file. */
  readonly afterwards: (work: () => unknown) => void
}

/** What the handler of a route gets that writes in one statement which compares before it changes. */
interface SwapCall<P, Q, B, A extends Access> extends Asked<P, Q, B, A> {
  readonly db: Database
}

/** A command on an application, whatever right it needs. */
export type ApplicationCommand<B = unknown, P = unknown> = CommandCall<
  P,
  unknown,
  B,
  { readonly application: ApplicationRight }
>

/** One route: its address, who may call it, what it takes and what it does. The list of them is the API. */
export interface Route {
  readonly method: Method
  readonly path: string
  readonly access: Access
  readonly summary: string
  /** Nothing for a route that changes nothing. */
  readonly writes?: Writes
  /** The status of what was done; 200 unless something was made. */
  readonly status: number
  /** Calls of one session, or of one address without one, in a minute, where fewer are allowed than elsewhere. */
  readonly perMinute?: number
  readonly schema: {
    readonly params?: TSchema
    readonly querystring?: TSchema
    readonly body?: TSchema
    readonly response?: Readonly<Record<number, TSchema>>
  }
  readonly handle: (call: never) => unknown
}

interface Parts<P extends TSchema, Q extends TSchema, B extends TSchema, A extends Access> {
  readonly access: A
  readonly summary: string
  readonly perMinute?: number
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly result?: TSchema
}

interface Reads<P extends TSchema, Q extends TSchema, B extends TSchema, A extends Access> extends Parts<
  P,
  Q,
  B,
  A
> {
  readonly handle: (call: Call<Static<P>, Static<Q>, Static<B>, A>) => unknown
}

interface Commands<P extends TSchema, Q extends TSchema, B extends TSchema, A extends Access> extends Parts<
  P,
  Q,
  B,
  A
> {
  readonly writes?: 'row' | 'shared'
  /** It makes something: 201. */
  readonly makes?: boolean
  readonly handle: (call: CommandCall<Static<P>, Static<Q>, Static<B>, A>) => unknown
}

interface Swaps<P extends TSchema, Q extends TSchema, B extends TSchema, A extends Access> extends Parts<
  P,
  Q,
  B,
  A
> {
  readonly handle: (call: SwapCall<Static<P>, Static<Q>, Static<B>, A>) => unknown
}

/** Declares a route that changes nothing; types of what it takes follow from the schemas. */
export function route<P extends TSchema, Q extends TSchema, B extends TSchema, const A extends Access>(
  method: Method,
  path: string,
  parts: Reads<P, Q, B, A>,
): Route {
  return declared(method, path, parts, {})
}

/** Declares a route that writes: in a transaction, with the application locked and the caller's rights asked again. */
export function command<P extends TSchema, Q extends TSchema, B extends TSchema, const A extends Access>(
  method: Method,
  path: string,
  { writes = 'row', makes = false, ...parts }: Commands<P, Q, B, A>,
): Route {
  return declared(method, path, parts, { writes, status: makes ? 201 : 200 })
}

/** Declares a route that compares and writes in one statement, which has to hold all that it was made from. */
export function swap<P extends TSchema, Q extends TSchema, B extends TSchema, const A extends Access>(
  method: Method,
  path: string,
  parts: Swaps<P, Q, B, A>,
): Route {
  return declared(method, path, parts, { writes: 'swap' })
}

function declared<P extends TSchema, Q extends TSchema, B extends TSchema, A extends Access>(
  method: Method,
  path: string,
  {
    params,
    query,
    body,
    result,
    ...parts
  }: Parts<P, Q, B, A> & { readonly handle: (call: never) => unknown },
  { status = 200, ...writing }: { readonly writes?: Writes; readonly status?: number },
): Route {
  return {
    method,
    path,
    ...parts,
    ...writing,
    status,
    schema: {
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      ...(result ? { response: { [status]: result } } : {}),
    },
  }
}
