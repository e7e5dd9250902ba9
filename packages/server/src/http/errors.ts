import type { ErrorCode } from '@formwright/api'

/** Refuses a request, in words and with what a program needs to go on. */
export class HttpError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}
