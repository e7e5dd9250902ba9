export interface Answer<T> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

// oxlint-disable-next-line typescript/no-explicit-any -- what an answer holds is what the test says it holds
type Anything = any

/** Somebody who calls the API, with the cookies of a browser. */
export class Caller {
  readonly address: string
  cookie = ''

  constructor(address: string, cookie = '') {
    this.address = address
    this.cookie = cookie
  }

  async signIn(email: string, password: string): Promise<this> {
    const { status, body } = await this.post('/auth/sign-in/email', { email, password })
    if (status !== 200) throw new Error(`${email} cannot sign in: ${status} ${JSON.stringify(body)}`)
    return this
  }

  get<T = Anything>(path: string): Promise<Answer<T>> {
    return this.call('GET', path)
  }

  post<T = Anything>(path: string, body: unknown = {}): Promise<Answer<T>> {
    return this.call('POST', path, body)
  }

  put<T = Anything>(path: string, body: unknown = {}): Promise<Answer<T>> {
    return this.call('PUT', path, body)
  }

  async call<T = Anything>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const answer = await fetch(`${this.address}/api${path}`, {
      method,
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!)
    if (cookies.length > 0) this.cookie = cookies.join('; ')
    const text = await answer.text()
    const json = (answer.headers.get('content-type') ?? '').startsWith('application/json') && text !== ''
    return { status: answer.status, body: (json ? JSON.parse(text) : text) as T, headers: answer.headers }
  }

  /** Uploads a file in one piece, as tus does it; gives the answer to the last request. */
  async upload(application: string, name: string, contents: Uint8Array): Promise<Answer<Anything>> {
    const metadata = `application ${btoa(application)},filename ${Buffer.from(name).toString('base64')}`
    const begun = await this.call('POST', '/uploads', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': String(contents.length),
      'upload-metadata': metadata,
    })
    if (begun.status !== 201) return begun
    return this.piece(begun.headers.get('location')!, 0, contents)
  }

  async piece(location: string, offset: number, contents: Uint8Array): Promise<Answer<Anything>> {
    const answer = await fetch(new URL(location, this.address), {
      method: 'PATCH',
      headers: {
        cookie: this.cookie,
        'tus-resumable': '1.0.0',
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body: contents as Uint8Array<ArrayBuffer>,
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: text.startsWith('{') ? JSON.parse(text) : text,
      headers: answer.headers,
    }
  }
}
