import { Type } from 'typebox'

/** Shapes that many routes take. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const WithId = Type.Object({ id: Id })
/** JSON Pointer (RFC 6901). */
export const Pointer = Type.String({ maxLength: 500, pattern: '^(?:/(?:[^/~]|~[01])*)*$' })
/** What PostgreSQL keeps as `integer`, counted from 0. */
export const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
/** A moment as RFC 3339 writes it, between 1900 and 2199, with a second and an offset that there are. */
export const Moment = Type.String({
  format: 'date-time',
  pattern:
    '^(19|20|21)\\d\\d-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,9})?([Zz]|[+-](0\\d|1[0-4]):[0-5]\\d)$',
})
export const Region = Type.String({ pattern: '^[0-9]{6}$' })
export const PersonId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }) })
export const Name = Type.String({ minLength: 1, maxLength: 200 })
export const LongText = Type.String({ minLength: 1, maxLength: 5000 })
/** `2024-06-20` */
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
export const Code = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9-]*$', maxLength: 60 })
export const Operations = Type.Array(
  Type.Union([
    Type.Object(
      {
        op: Type.Union([Type.Literal('add'), Type.Literal('replace')]),
        path: Pointer,
        value: Type.Unknown(),
      },
      { additionalProperties: false },
    ),
    Type.Object({ op: Type.Literal('remove'), path: Pointer }, { additionalProperties: false }),
  ]),
  { maxItems: 20_000 },
)
/** Where a value came from that nobody typed, and the value. */
export const Origin = Type.Object(
  {
    origin: Type.Union([Type.Literal('computed'), Type.Literal('carried'), Type.Literal('imported')]),
    value: Type.Unknown(),
  },
  { additionalProperties: false },
)
export const GrantShape = Type.Object(
  {
    role: Code,
    region: Type.String({ pattern: '^([0-9]{6})?$' }),
    form: Type.String({ pattern: '^(\\*|[a-z][a-z0-9-]*)$', maxLength: 60 }),
  },
  { additionalProperties: false },
)
