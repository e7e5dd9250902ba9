import type { Call, JsonRouteName, Result } from '@formwright/api'
import { addressOf } from '@formwright/api'
import { isObject } from '@formwright/definition'
import { ServerError } from './server-error.ts'
import type { TextName } from './texts.ts'

/** A connection to a server with a signed-in session. */
export class RemoteServer {
  readonly address: string
  #cookie = ''

  private constructor(address: string) {
    if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : ''))
      throw new ServerError('server-address', { address })
    this.address = address.replace(/\/+$/, '')
  }

  /** @throws ServerError when there is no such server, or the sign-in fails */
  static async signedIn(
    address: string,
    { code, ...person }: { email: string; password: string; code: string | undefined },
  ): Promise<RemoteServer> {
    const server = new RemoteServer(address)
    if (person.password === '') throw new ServerError('password-missing', {})
    const { status, body } = await server.#send('POST', '/auth/sign-in/email', person)
    // a value that exceeds the server's limit is a wrong one too
    const isTooLong = isObject(body) && body.code === 'PASSWORD_TOO_LONG'
    if (status === 401 || isTooLong) throw new ServerError('password-wrong', { email: person.email })
    const answer = acceptedBody(status, body) as { readonly twoFactorRedirect?: boolean }
    if (answer.twoFactorRedirect === true) {
      if (code === undefined) throw new ServerError('code-missing', { email: person.email })
      const second = await server.#send('POST', '/auth/two-factor/verify-totp', { code })
      if (second.status === 401) throw new ServerError('code-wrong', {})
      acceptedBody(second.status, second.body)
    }
    return server
  }

  /** @throws ServerError when the server rejects it */
  async call<N extends JsonRouteName>(name: N, given: Call<N>): Promise<Result<N>> {
    const { method, path, body } = addressOf(name, given)
    const answer = await this.#send(method, path, body)
    return acceptedBody(answer.status, answer.body) as Result<N>
  }

  async #send(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const { address } = this
    const answer = await fetch(`${address}/api${path}`, {
      method,
      headers: {
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new ServerError('server-away', { address })
    })
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!)
    if (cookies.length > 0) this.#cookie = cookies.join('; ')
    const type = answer.headers.get('content-type') ?? ''
    if (!type.startsWith('application/json') || (answer.status === 404 && path.startsWith('/auth/')))
      throw new ServerError('server-other', { address })
    return { status: answer.status, body: await answer.json() }
  }
}

/** The body of a successful response. */
function acceptedBody(status: number, body: unknown): unknown {
  if (status < 400) return body
  const { error, reason, message, by = [], ...more } = body as Readonly<Record<string, unknown>>
  const refusal = [reason, error].find(
    (one): one is keyof typeof REFUSALS => typeof one === 'string' && Object.hasOwn(REFUSALS, one),
  )
  if (refusal !== undefined)
    throw new ServerError(REFUSALS[refusal], { by: by as readonly string[], ...texts(more) })
  throw new ServerError('server-refuses', {
    detail: typeof message === 'string' ? message : `HTTP ${status}`,
  })
}

/** The textual details of an error. */
function texts(more: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(more).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** Errors of the server with messages of their own, by reason or code. */
const REFUSALS = {
  'draft-edited': 'draft-edited',
  'draft-of-colleague': 'draft-of-colleague',
  forbidden: 'no-form-admin',
  'time-passed': 'time-passed',
  'too-many': 'too-many-attempts',
} as const satisfies Record<string, TextName>
