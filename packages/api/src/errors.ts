import { Type } from 'typebox'
import { ERRORS, LIMITS, REQUIREMENTS } from './constants.ts'

/** The body of every error, with further properties such as `revision` or `requirement`. */
export const ErrorBody = Type.Object(
  {
    error: Type.Enum(Object.keys(ERRORS)),
    message: Type.String({ description: 'English message for developers and logs' }),
    retryAfter: Type.Optional(Type.Number({ description: 'Seconds to wait before retrying' })),
    reason: Type.Optional(Type.String({ description: 'Distinguishes causes with the same code' })),
    requirement: Type.Optional(Type.Enum(REQUIREMENTS)),
    of: Type.Optional(Type.Enum(LIMITS)),
  },
  { additionalProperties: true },
)
