/** What a caller is told when something cannot be done: one list, so that the site can say each in its own words. */
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

/** Refuses a request, in words and with what a program needs to go on. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** What an answer of an error looks like. */
export interface ErrorBody {
  readonly error: ErrorCode
  readonly message: string
  readonly [detail: string]: unknown
}
