/** Why the server did not do what was asked: a code that the site has words for, and what came with it. */
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

/** No answer came: the network or the server is away. */
const AWAY = 'away'

/** True for what may succeed later as it is: no answer came, or the server asks to wait. */
export function isAway(error: unknown): boolean {
  return error instanceof ApiError && (error.code === AWAY || error.status === 429 || error.status >= 502)
}

/**
 * Calls the server.
 * @throws ApiError
 */
export async function call<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(`/api${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    throw new ApiError(0, AWAY, 'No connection')
  }
  const text = await answer.text()
  const json = text === '' ? null : parsed(text)
  if (answer.ok) return json as T
  const { error, code, message, ...details } = (json ?? {}) as {
    error?: string
    code?: string
    message?: string
  }
  const wait = Number(answer.headers.get('retry-after') ?? NaN)
  throw new ApiError(answer.status, error ?? code ?? 'internal', message ?? `HTTP ${answer.status}`, {
    ...details,
    ...(Number.isFinite(wait) ? { retryAfter: wait } : {}),
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
