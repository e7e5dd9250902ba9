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
 * How a route writes. `row`: the application is locked, one after the other. `shared`: it cannot be deleted
 * meanwhile, but others write. `swap`: nothing is locked; what is written is one statement that holds only if
 * all it was made from still stands.
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
  /** What the summary leaves out. */
  readonly description?: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** The shape of the answer. */
  readonly result?: TSchema
  /** Media types, for a route that answers with a file. */
  readonly file?: readonly string[]
  /** Messages by their name, for a route that answers with server-sent events. */
  readonly events?: Readonly<Record<string, TSchema>>
  /** Errors beside those that any route may answer (`errorsOf`). */
  readonly errors?: readonly ErrorCode[]
  /**
   * Calls of one session, or of one address without one, in a minute, where fewer are allowed than elsewhere.
   */
  readonly perMinute?: number
  /** Nothing for a route that changes nothing. */
  readonly writes?: Writes
  /** It makes something: 201. */
  readonly makes?: true
}

type ReadDeclaration = Omit<Declaration, 'writes' | 'makes'>

/** A route that changes nothing in the tables of the product. */
export function read<const D extends ReadDeclaration>(declaration: D): D {
  return declaration
}

/** A route that writes: in a transaction, with the application locked and the caller's rights asked again. */
export function command<const D extends ReadDeclaration & Pick<Declaration, 'makes'>>(
  declaration: D,
): D & { readonly writes: 'row' } {
  return { ...declaration, writes: 'row' }
}

/** A route that writes beside others, which only keeps the application from being deleted meanwhile. */
export function sharedCommand<const D extends ReadDeclaration>(
  declaration: D,
): D & { readonly writes: 'shared' } {
  return { ...declaration, writes: 'shared' }
}

/** A route that compares and writes in one statement, which has to hold all that it was made from. */
export function swap<const D extends ReadDeclaration>(declaration: D): D & { readonly writes: 'swap' } {
  return { ...declaration, writes: 'swap' }
}

/** What a schema describes, as who answers it may give it: times as `Date`. */
export type Sent<S extends TSchema> = WithInstant<Static<S>, Date | string>
/** What a schema describes, as who receives it has it: times as text. */
export type Received<S extends TSchema> = WithInstant<Static<S>, string>

/**
 * A type with something in the place of `Instant`, and nothing of it to be written to; JSON of any kind stays
 * as it is.
 */
type WithInstant<T, Time> = [Json] extends [T] ? T : Replaced<T, Time>
type Replaced<T, Time> = T extends Instant
  ? Time
  : T extends readonly (infer E)[]
    ? readonly WithInstant<E, Time>[]
    : T extends object
      ? { readonly [K in keyof T]: WithInstant<T[K], Time> }
      : T
