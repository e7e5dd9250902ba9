import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { ROUTES } from '@formwright/api'
import type { Declaration, RouteName, Routes, Sent } from '@formwright/api'
import type { Person } from '../access/people.ts'
import type { ApplicationCall } from '../admission/authorize.ts'
import type { AuditEntry } from '../audit/trail.ts'
import type { Database, Tx } from '../database/connect.ts'

/** The declared schema of `params`, `query` or `body`. */
type Declared<N extends RouteName, K extends 'params' | 'query' | 'body'> = Routes[N] extends {
  readonly [P in K]: infer S extends TSchema
}
  ? Static<S>
  : undefined

/** The context of every handler. */
interface BaseCall<N extends RouteName> {
  readonly params: Declared<N, 'params'>
  readonly query: Declared<N, 'query'>
  readonly body: Declared<N, 'body'>
  readonly person: Routes[N]['access'] extends 'public' ? Person | undefined : Person
  readonly application: Routes[N]['access'] extends { readonly application: unknown }
    ? ApplicationCall
    : undefined
  readonly address: string
  /** Writes an audit line; the default subject is the application. */
  readonly record: (entry: Pick<AuditEntry, 'action' | 'subject' | 'details'>) => Promise<void>
}

/** The context of a read-only handler. */
interface ReadCall<N extends RouteName> extends BaseCall<N> {
  /** Writes an audit line about reading, once per caller and subject in ten minutes. */
  readonly recordOnce: (
    entry: Pick<AuditEntry, 'action' | 'details'> & { readonly subject: string },
  ) => Promise<void>
  readonly request: FastifyRequest
  /** For headers, and for routes that return a file or a stream. */
  readonly reply: FastifyReply
}

/**
 * The context of a writing handler. Person, application and rights are read in the transaction after locking;
 * the result is sent after the commit.
 */
interface CommandCall<N extends RouteName> extends BaseCall<N> {
  readonly tx: Tx
  /** Defers work until after the commit, such as deleting a file. */
  readonly afterwards: (work: () => unknown) => void
}

/** The context of a handler that writes in one compare-and-swap statement. */
interface SwapCall<N extends RouteName> extends BaseCall<N> {
  readonly db: Database
}

/** The context of a route's handler. */
export type CallOf<N extends RouteName> = Routes[N] extends { readonly writes: 'swap' }
  ? SwapCall<N>
  : Routes[N] extends { readonly writes: 'row' | 'shared' }
    ? CommandCall<N>
    : ReadCall<N>

/** The return value of a handler: the declared result; the reply for a file; nothing for a stream. */
export type AnswerOf<N extends RouteName> = Routes[N] extends { readonly result: infer S extends TSchema }
  ? Sent<S>
  : Routes[N] extends { readonly file: unknown }
    ? FastifyReply
    : void

/** The handlers of a group, one per route. */
export type Handlers<G> = {
  readonly [N in keyof G & RouteName]: (call: CallOf<N>) => AnswerOf<N> | Promise<AnswerOf<N>>
}

/** A declared route and its handler. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly declaration: Declaration
  readonly handle: (call: never) => unknown
}

/** All declared routes with their handlers. */
export function routesOf(handlers: Handlers<Routes>): Route[] {
  return Object.entries(ROUTES).map(([name, declaration]) => {
    const [method, path] = name.split(' ') as [Route['method'], string]
    return { method, path, declaration, handle: handlers[name as RouteName] }
  })
}
