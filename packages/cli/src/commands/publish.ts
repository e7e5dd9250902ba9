import { readFile } from 'node:fs/promises'
import { hasErrors, joinList } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { readForm, UnusableInput } from '@formwright/definition/node'
import { lint, publishable } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { RemoteServer } from '../remote-server.ts'
import { ServerError } from '../server-error.ts'
import { say } from '../texts.ts'

/**
 * `formwright publish <edition> --server <address> --email <email>`: brings an edition of a folder to a
 * server as a draft, asks for its review, and publishes it once a second person has agreed: run again it goes
 * on where it is. The password comes from FORMWRIGHT_PASSWORD or a file. Exit 3 while somebody has to agree.
 */
export async function publishCommand(
  output: Output,
  [path = '']: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const { language } = output
  const at: { readonly at?: string } = typeof options.at === 'string' ? { at: timeOf(options.at) } : {}
  const loaded = await readForm(path)
  const problems = publishable(loaded, fieldTypes)
  if (!loaded.bundle || hasErrors(problems)) {
    printProblems(problems, loaded.root, output)
    // the definition is valid, so its cases fail
    const isSound = loaded.bundle !== undefined && !hasErrors(lint(loaded, fieldTypes))
    output.error(say(isSound ? 'publish-cases' : 'publish-unusable', language, { edition: path }))
    output.json({ problems: problemsJson(problems, output) })
    return 2
  }
  const { form, edition, digest: own } = loaded.bundle
  const server = await RemoteServer.signedIn(String(options.server), {
    email: String(options.email),
    password: await passwordOf(options.passwordFile),
    code: typeof options.code === 'string' ? options.code : undefined,
  })
  const { versions } = await server.call('GET /definitions', {})
  const known = versions.find(({ digest, state }) => own.endsWith(`:${digest}`) && state === 'offered')
  if (known) {
    output.line(say('publish-already', language, { digest: short(known.digest) }))
    output.json({ state: 'published', digest: known.digest })
    return 0
  }
  const definition = {
    form: form.id,
    edition: edition.edition,
    files: Object.fromEntries(loaded.files),
  }
  const { id } = await server.call('POST /definitions/import', {
    body: { definition, replace: true, overwrite: options.overwrite === true },
  })
  const draft = () => server.call('GET /definitions/drafts/:id', { params: { id } })
  const step = (what: 'ask' | 'approve') =>
    server.call('POST /definitions/drafts/:id/review', { params: { id }, body: { what } })
  if ((await draft()).state === 'editing') await step('ask')
  const draftRequest = await draft()
  // a sole administrator may approve their own draft
  if (draftRequest.state === 'in-review' && draftRequest.approval !== 'none' && options.approve === true)
    await step('approve')
  const { state, publishAt: planned, approvers } = await draft()
  const page = `${server.address}/definitions/${id}`
  if (state !== 'approved') {
    output.line(say('publish-waits', language, { page }))
    if (options.approve === true)
      output.error(say('publish-not-alone', language, { people: joinList(approvers, language) }))
    output.json({ id, state, page, approvers })
    return 3
  }
  // do not publish a scheduled draft early
  const isPlanned = planned !== null && at.at === undefined
  const { digest, publishAt } = isPlanned
    ? { digest: null, publishAt: planned }
    : await server.call('POST /definitions/drafts/:id/publish', { params: { id }, body: at })
  output.line(
    publishAt === null
      ? say('publish-done', language, { digest: short(digest ?? '') })
      : say('publish-scheduled', language, { at: momentText(publishAt, language), page }),
  )
  output.json({ id, state: publishAt === null ? 'published' : 'approved', digest, publishAt, page })
  return 0
}

/** A shortened digest; `--json` has all of it. */
const short = (digest: string) => digest.slice(0, 12)

/** Parses a time, by default in the local time zone. */
function timeOf(written: string): string {
  const time = new Date(written)
  if (Number.isNaN(time.getTime())) throw new ServerError('time-unreadable', { written })
  if (time.getTime() <= Date.now()) throw new ServerError('time-passed', {})
  return time.toISOString()
}

/** A moment in local time, in the format of `--at`. */
function momentText(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(at))
}

async function passwordOf(file: unknown): Promise<string> {
  if (typeof file !== 'string') return process.env.FORMWRIGHT_PASSWORD ?? ''
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UnusableInput(file, 'not-found')
  })
  return text.trimEnd()
}
