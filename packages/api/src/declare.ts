import type { Static, TSchema } from 'typebox'
import type { Json } from '@formwright/definition'
import type { ErrorCode } from './constants.ts'
import type { Instant } from './shapes.ts'

/** What may be done with an application; `attach` is to change anything of it, if only evidence. */
export type ApplicationRight = 'read' | 'edit' | 'attach' | 'review' | 'transition'

/**
 * Who may call a route. `application` routes have the application's id in their address; what its state and
 * the caller's roles allow decides, and who may not even read it learns nothing of it.
 */
export type Access =
  | 'public'
  | 'signed-in'
  | 'admin'
  /** Administrators of forms, and those of the system. */
  | 'form-admin'
  | 'reviewer'
  | { readonly application: ApplicationRight }

/**
 * How a route writes. `row`: with an exclusive lock on the application. `shared`: it cannot be deleted
 * meanwhile, but others may write. `swap`: without lock, by one compare-and-swap statement.
 */
export type Writes = 'row' | 'shared' | 'swap'

/**
 * One route: who may call it, what it takes, answers and refuses. Its name, `GET /applications/:id`, is its
 * method and address.
 */
export interface Declaration {
  readonly access: Access
  /** What it does, as “Deletes a webhook”. */
  readonly summary: string
  /** Details beyond the summary. */
  readonly description?: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** Schema of the response. */
  readonly result?: TSchema
  /** Media types, for a route that answers with a file. */
  readonly file?: readonly string[]
  /** Messages by their name, for a route that answers with server-sent events. */
  readonly events?: Readonly<Record<string, TSchema>>
  /** Errors beside those that any route may answer (`errorsOf`). */
  readonly errors?: readonly ErrorCode[]
  /** A lower rate limit than usual, in calls per minute of a session, or of an address without one. */
  readonly perMinute?: number
  /** Undefined for read-only routes. */
  readonly writes?: Writes
  /** It creates a resource: 201. */
  readonly makes?: true
}

type ReadDeclaration = Omit<Declaration, 'writes' | 'makes'>

/** A route that changes nothing in the tables of the product. */
export function read<const D extends ReadDeclaration>(declaration: D): D {
  return declaration
}

/** A route that writes in a transaction, with the application locked and the caller's rights read again. */
export function command<const D extends ReadDeclaration & Pick<Declaration, 'makes'>>(
  declaration: D,
): D & { readonly writes: 'row' } {
  return { ...declaration, writes: 'row' }
}

/** A route that writes concurrently with others and only prevents the deletion of the application. */
export function sharedCommand<const D extends ReadDeclaration>(
  declaration: D,
): D & { readonly writes: 'shared' } {
  return { ...declaration, writes: 'shared' }
}

/** A route that writes by one compare-and-swap statement. */
export function swap<const D extends ReadDeclaration>(declaration: D): D & { readonly writes: 'swap' } {
  return { ...declaration, writes: 'swap' }
}

/** The type of a schema for the server: times as `Date`. */
export type Sent<S extends TSchema> = WithInstant<Static<S>, Date | string>
/** The type of a schema for the client: times as text. */
export type Received<S extends TSchema> = WithInstant<Static<S>, string>

/** A type with `Instant` replaced, and read-only; arbitrary JSON is unchanged. */
type WithInstant<T, Time> = [Json] extends [T] ? T : Replaced<T, Time>
type Replaced<T, Time> = T extends Instant
  ? Time
  : T extends readonly (infer E)[]
    ? readonly WithInstant<E, Time>[]
    : T extends object
      ? { readonly [K in keyof T]: WithInstant<T[K], Time> }
      : T
