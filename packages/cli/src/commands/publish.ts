import { readFile } from 'node:fs/promises'
import type { Call, JsonRouteName, Result } from '@formwright/api'
import { addressOf } from '@formwright/api'
import { hasErrors } from '@formwright/definition'
import { readForm, UnusableInput } from '@formwright/definition/node'
import { publishable } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'

/**
 * `formwright publish <edition> --server <address> --email <email>`: brings an edition of a folder to a
 * server as a draft, asks for its review, and publishes it once a second person has agreed: run again it goes
 * on where it is. The password comes from FORMWRIGHT_PASSWORD or a file. Exit 1 while somebody has to agree.
 */
export async function publishCommand(
  output: Output,
  [path = '']: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const { language } = output
  const loaded = await readForm(path)
  const problems = publishable(loaded, fieldTypes)
  if (!loaded.bundle || hasErrors(problems)) {
    printProblems(problems, path, output)
    output.error(say('definition-unusable', language, { edition: path }))
    output.json({ problems: problemsJson(problems, output) })
    return 2
  }
  const { form, edition } = loaded.bundle
  const server = await Server.signedIn(String(options.server), {
    email: String(options.email),
    password: await passwordOf(options.passwordFile),
    code: typeof options.code === 'string' ? options.code : undefined,
  })
  const definition = {
    form: form.id,
    edition: edition.edition,
    files: Object.fromEntries(loaded.files),
  }
  const { id } = await server.call('POST /definitions/import', { body: { definition, replace: true } })
  const draft = () => server.call('GET /definitions/drafts/:id', { params: { id } })
  const step = (what: 'ask' | 'approve') =>
    server.call('POST /definitions/drafts/:id/review', { params: { id }, body: { what } })
  if ((await draft()).state === 'editing') await step('ask')
  const asked = await draft()
  // where there is only one administrator nobody else could agree
  if (asked.state === 'in-review' && asked.mayApprove && options.approve === true) await step('approve')
  const { state } = await draft()
  const page = `${server.address}/definitions/${id}`
  if (state !== 'approved') {
    output.line(say('publish-waits', language, { page }))
    output.json({ id, state, page })
    return 1
  }
  const at = typeof options.at === 'string' ? { at: new Date(options.at).toISOString() } : {}
  const { digest, publishAt } = await server.call('POST /definitions/drafts/:id/publish', {
    params: { id },
    body: at,
  })
  output.line(
    publishAt === null
      ? say('publish-done', language, { digest: digest ?? '' })
      : say('publish-scheduled', language, { at: publishAt }),
  )
  output.json({ id, state: publishAt === null ? 'published' : 'approved', digest, publishAt, page })
  return 0
}

async function passwordOf(file: unknown): Promise<string> {
  if (typeof file !== 'string') return process.env.FORMWRIGHT_PASSWORD ?? ''
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UnusableInput(file, 'not-found')
  })
  return text.trimEnd()
}

/** A server, with the session of somebody who signed in. */
class Server {
  readonly address: string
  #cookie = ''

  constructor(address: string) {
    this.address = address.replace(/\/+$/, '')
  }

  static async signedIn(
    address: string,
    { code, ...person }: { email: string; password: string; code: string | undefined },
  ): Promise<Server> {
    const server = new Server(address)
    const answer = (await server.#send('POST', '/auth/sign-in/email', person)) as {
      twoFactorRedirect?: boolean
    }
    if (answer.twoFactorRedirect)
      await server.#send('POST', '/auth/two-factor/verify-totp', { code: code ?? '' })
    return server
  }

  async call<N extends JsonRouteName>(name: N, given: Call<N>): Promise<Result<N>> {
    const { method, path, body } = addressOf(name, given)
    return (await this.#send(method, path, body)) as Result<N>
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.address}/api${path}`, {
      method,
      headers: {
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new UnusableInput(this.address, 'not-found')
    })
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!)
    if (cookies.length > 0) this.#cookie = cookies.join('; ')
    const text = await answer.text()
    const read = (text === '' ? {} : JSON.parse(text)) as { message?: string }
    if (!answer.ok) throw new Error(read.message ?? `HTTP ${answer.status}`)
    return read
  }
}
