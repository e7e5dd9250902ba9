import { Type } from 'typebox'

/** The codes of errors and their HTTP status: one list, so that the site can say each in its own words. */
export const ERRORS = {
  'bad-request': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  'unknown-edition': 404,
  conflict: 409,
  stale: 409,
  'in-use': 409,
  gone: 410,
  damaged: 410,
  'too-large': 413,
  'unsupported-type': 415,
  unprocessable: 422,
  refused: 422,
  'limit-reached': 422,
  infected: 422,
  'too-many': 429,
  'database-away': 503,
  'storage-away': 503,
  'disk-full': 507,
  internal: 500,
} as const

export type ErrorCode = keyof typeof ERRORS

/**
 * What a transition may require, as `requirement` of the error `refused` names it. All but `filled`, which follows from the
 * transition's own list, are names that `form.json` uses.
 */
export const REQUIREMENTS = [
  'no-errors',
  'warnings-explained',
  'within-window',
  'notes',
  'opinion',
  'quota',
  'order',
  'checklist',
  'filled',
] as const
export type Requirement = (typeof REQUIREMENTS)[number]

/** What there may be only so many of, as `of` of the errors `limit-reached` and `too-many` names it. */
export const LIMITS = [
  'drafts',
  'reasons',
  'comments',
  'notes',
  'spotChecks',
  'invitations',
  'exports',
  'history',
  'evidence',
] as const
export type LimitName = (typeof LIMITS)[number]

/** The body of every error. What else a program needs to go on stands beside it, as `revision` or `requirement`. */
export const ErrorBody = Type.Object(
  {
    error: Type.Enum(Object.keys(ERRORS)),
    message: Type.String({ description: 'In English, for developers and logs' }),
    retryAfter: Type.Optional(Type.Number({ description: 'Seconds after which it is worth trying again' })),
    reason: Type.Optional(Type.String({ description: 'Tells cases of one code apart' })),
    requirement: Type.Optional(Type.Enum(REQUIREMENTS)),
    of: Type.Optional(Type.Enum(LIMITS)),
  },
  { additionalProperties: true },
)
