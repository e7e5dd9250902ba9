import { addressOf } from '@formwright/api'
import type { Call, ErrorCode, JsonRouteName, Result, RouteName } from '@formwright/api'

/** An error of the server: a code with texts in the site, and details. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    status: number,
    code: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** No response: the network or server is unavailable. */
export const AWAY = 'away'

/** Whether an error is temporary: no response, or the server asks to wait. */
export function isRetryable(error: unknown): boolean {
  return error instanceof ApiError && (error.code === AWAY || error.status === 429 || error.status >= 502)
}

/** The arguments of a call; optional if the route takes none. */
type CallArguments<N extends RouteName> = object extends Call<N> ? [given?: Call<N>] : [given: Call<N>]

/**
 * Calls a route of the server.
 * @throws ApiError
 */
export async function call<N extends JsonRouteName>(
  name: N,
  ...[given]: CallArguments<N>
): Promise<Result<N>> {
  const { method, path, body } = addressOf(name, given)
  return (await send(method, path, body)) as Result<N>
}

/** Calls a route that returns a file. @throws ApiError */
export async function callForFile<N extends RouteName>(name: N, ...[given]: CallArguments<N>): Promise<Blob> {
  const { method, path, body } = addressOf(name, given)
  const answer = await fetched(method, path, body)
  if (!answer.ok) throw await errorOf(answer)
  return answer.blob()
}

/** The URL of a route, for links and images. */
export function hrefOf<N extends RouteName>(name: N, ...[given]: CallArguments<N>): string {
  return `/api${addressOf(name, given).path}`
}

/** Sends JSON and returns the parsed response. @throws ApiError */
export async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetched(method, path, body)
  if (!answer.ok) throw await errorOf(answer)
  return parsed(await answer.text())
}

async function fetched(method: string, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(`/api${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    throw new ApiError(0, AWAY, 'No connection')
  }
}

/** Parses an error response; better-auth names its codes `code`. */
async function errorOf(answer: Response): Promise<ApiError> {
  const { error, code, message, ...details } = (parsed(await answer.text()) ?? {}) as {
    error?: ErrorCode
    code?: string
    message?: string
  }
  const wait = Number(answer.headers.get('retry-after') ?? NaN)
  return new ApiError(answer.status, error ?? code ?? 'internal', message ?? `HTTP ${answer.status}`, {
    ...details,
    ...(Number.isFinite(wait) ? { retryAfter: wait } : {}),
  })
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
