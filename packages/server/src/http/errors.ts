import type { ErrorCode } from '@formwright/api'

/** Rejects a request with a code, a message and details for programs. */
export class HttpError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}
