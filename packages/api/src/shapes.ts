import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { PAPER_FORMATS } from './constants.ts'
import type { Json } from '@formwright/definition'

/** Shapes that many routes take. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const WithId = Type.Object({ id: Id })
/** SHA-256 in hex: the name of a file, or of an edition. */
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** JSON Pointer (RFC 6901). */
export const Pointer = Type.String({ maxLength: 500, pattern: '^(?:/(?:[^/~]|~[01])*)*$' })
/** What PostgreSQL keeps as `integer`, counted from 0. */
export const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
/** A moment in a request, in RFC 3339 format with valid seconds and offset, between 1900 and 2199. */
export const Moment = Type.String({
  format: 'date-time',
  pattern:
    '^(19|20|21)\\d\\d-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,9})?([Zz]|[+-](0\\d|1[0-4]):[0-5]\\d)$',
})
/** A code of GB/T 2260, or of a form’s own register. */
export const Region = Type.String({ pattern: '^[A-Z0-9][A-Z0-9.-]{0,19}$' })
/** A region, or empty for everywhere. */
export const RegionOrAll = Type.String({ pattern: '^([A-Z0-9][A-Z0-9.-]{0,19})?$' })
export const PersonId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }) })
/** An existing organisation, or a new one by name. */
export const OrganisationWanted = Type.Union([
  Type.Object({ id: Id }, { additionalProperties: false }),
  Type.Object(
    { name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) },
    { additionalProperties: false },
  ),
])
export const Name = Type.String({ minLength: 1, maxLength: 200 })
/** The id of a form, an edition or a table. */
export const ShortName = Type.String({ maxLength: 60 })
export const LongText = Type.String({ minLength: 1, maxLength: 5000 })
/** `2024-06-20` */
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
export const Code = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9-]*$', maxLength: 60 })

declare const time: unique symbol
/** The type of `Time`: a `Date` for who answers, text for who receives it (`Sent`, `Received`). */
export interface Instant {
  readonly [time]: true
}
/** A moment in an answer. */
export const Time = Type.Unsafe<Instant>(Type.String({ format: 'date-time' }))
/** Any JSON value in an answer. */
export const AnyJson = Type.Unsafe<Json>(Type.Unknown())
/** Answers as a request brings them. */
export const Answers = Type.Record(Type.String(), Type.Unknown())
export const JsonObject = Type.Record(Type.String(), AnyJson)
/** A BCP 47 language tag. */
export const LanguageTag = Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' })

export const Texts = Type.Record(Type.String(), Type.String())

export function Nullable<T extends TSchema>(shape: T) {
  return Type.Union([shape, Type.Null()])
}

/** A request body: unknown members are rejected. */
export function Body<T extends Record<string, TSchema>>(members: T) {
  return Type.Object(members, { additionalProperties: false })
}

/** A confirmation such as `{ "deleted": true }`. */
export function Confirmation<const N extends string>(name: N) {
  return Type.Object({ [name]: Type.Literal(true) } as Record<N, ReturnType<typeof Type.Literal<true>>>)
}

const Operation = Type.Union([
  Body({ op: Type.Enum(['add', 'replace']), path: Pointer, value: AnyJson }),
  Body({ op: Type.Literal('remove'), path: Pointer }),
])
/** JSON Patch (RFC 6902) with the supported operations. */
export const Operations = Type.Array(Operation, { maxItems: 20_000 })
/** A patch in a response, with a schema that serialises fast. */
export const AnsweredOperations = Type.Array(
  Type.Unsafe<Static<typeof Operation>>(
    Type.Object({
      op: Type.Enum(['add', 'replace', 'remove']),
      path: Type.String(),
      value: Type.Optional(AnyJson),
    }),
  ),
)
/**
 * Origins of values that nobody typed, by pointer: computed, carried (or carried and confirmed), imported, or
 * restored after a correction; with the value.
 */
export const Origins = Type.Record(
  Pointer,
  Body({ origin: Type.Enum(['computed', 'carried', 'confirmed', 'imported', 'restored']), value: AnyJson }),
)
export type Origins = Readonly<Static<typeof Origins>>
/** A grant: a role for a form (`*`: all) in a region (empty: everywhere). */
export const GrantShape = Body({
  role: Code,
  region: RegionOrAll,
  form: Type.String({ pattern: '^(\\*|[a-z][a-z0-9-]*)$', maxLength: 60 }),
})
/** A format in which a declaration is printed. */
export const PaperFormat = Type.Enum(PAPER_FORMATS)
