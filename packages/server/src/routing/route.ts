import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { ROUTES } from '@formwright/api'
import type { Declaration, RouteName, Routes, Sent } from '@formwright/api'
import type { Person } from '../access/people.ts'
import type { ApplicationCall } from '../admission/authorize.ts'
import type { AuditEntry } from '../audit/trail.ts'
import type { Database, Tx } from '../database/connect.ts'

/** What a route's declaration says of `params`, `query` or `body`. */
type Declared<N extends RouteName, K extends 'params' | 'query' | 'body'> = Routes[N] extends {
  readonly [P in K]: infer S extends TSchema
}
  ? Static<S>
  : undefined

/** What every handler gets. */
interface BaseCall<N extends RouteName> {
  readonly params: Declared<N, 'params'>
  readonly query: Declared<N, 'query'>
  readonly body: Declared<N, 'body'>
  readonly person: Routes[N]['access'] extends 'public' ? Person | undefined : Person
  readonly application: Routes[N]['access'] extends { readonly application: unknown }
    ? ApplicationCall
    : undefined
  readonly address: string
  /** Writes a line of the audit trail; the subject is the application unless another is named. */
  readonly record: (entry: Pick<AuditEntry, 'action' | 'subject' | 'details'>) => Promise<void>
}

/** What the handler of a route gets that changes nothing. */
interface ReadCall<N extends RouteName> extends BaseCall<N> {
  /** Writes a line about reading what is others', one in ten minutes for each caller and subject. */
  readonly recordOnce: (
    entry: Pick<AuditEntry, 'action' | 'details'> & { readonly subject: string },
  ) => Promise<void>
  readonly request: FastifyRequest
  /** To set headers, and for routes that answer with a file or a stream. */
  readonly reply: FastifyReply
}

/**
 * What the handler of a route gets that writes. Person, application and rights are those within the
 * transaction, after the application was locked; what it returns is sent when all of it is on disk.
 */
interface CommandCall<N extends RouteName> extends BaseCall<N> {
  readonly tx: Tx
  /** Does something when all is on disk, such as deleting a file. */
  readonly afterwards: (work: () => unknown) => void
}

/** What the handler of a route gets that writes in one statement which compares before it changes. */
interface SwapCall<N extends RouteName> extends BaseCall<N> {
  readonly db: Database
}

/** What the handler of a route gets. */
export type CallOf<N extends RouteName> = Routes[N] extends { readonly writes: 'swap' }
  ? SwapCall<N>
  : Routes[N] extends { readonly writes: 'row' | 'shared' }
    ? CommandCall<N>
    : ReadCall<N>

/** What the handler of a route returns: the declared result; the reply for a file; nothing for a stream. */
export type AnswerOf<N extends RouteName> = Routes[N] extends { readonly result: infer S extends TSchema }
  ? Sent<S>
  : Routes[N] extends { readonly file: unknown }
    ? FastifyReply
    : void

/** The handlers of a group of routes: one for each of its routes. */
export type Handlers<G> = {
  readonly [N in keyof G & RouteName]: (call: CallOf<N>) => AnswerOf<N> | Promise<AnswerOf<N>>
}

/** A declared route with what answers it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly declaration: Declaration
  readonly handle: (call: never) => unknown
}

/** Every declared route with its handler. */
export function routesOf(handlers: Handlers<Routes>): Route[] {
  return Object.entries(ROUTES).map(([name, declaration]) => {
    const [method, path] = name.split(' ') as [Route['method'], string]
    return { method, path, declaration, handle: handlers[name as RouteName] }
  })
}
