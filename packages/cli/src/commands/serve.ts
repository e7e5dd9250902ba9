import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RunningServer, Settings } from '@formwright/server'
import type { ExitCode } from '../exit-code.ts'
import { languageOfForms } from '../language-of-forms.ts'
import type { Output } from '../output.ts'
import { printProblems } from '../report/problems.ts'
import { say } from '../texts.ts'

/** Relative to this package. */
const BUILT_SITE = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/**
 * `formwright serve`: the whole product, with its own database unless DATABASE_URL names one, until it is
 * stopped.
 */
export async function serve(
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const forms = resolve(args[0] ?? 'forms')
  output.useLanguageOf(await languageOfForms(forms))
  const { language, paint } = output
  const site = typeof options.site === 'string' ? resolve(options.site) : BUILT_SITE
  const [host, port] = [String(options.host), Number(options.port)]
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return fail(output, say('bad-port', language, { file: String(options.port) }))
  if (!(await isFile(join(site, 'index.html')))) return fail(output, say('no-site', language, { file: site }))
  if (!(await stat(forms).catch(() => undefined)))
    return fail(output, say('not-found', language, { file: forms }))
  // stopping during the start also stops the database
  const ended = untilStopped()
  const server = await startWith(output, {
    forms,
    site,
    host,
    port,
    data: options.data as string | undefined,
    demonstration: options.demo === true,
  })
  for (const { folder, problems } of server.failed) {
    printProblems(problems, dirname(folder), output)
    output.error(say('not-published', language, { file: folder }))
  }
  try {
    const address = (await server.app.listen({ host, port })).replace('127.0.0.1', 'localhost')
    const editions = server.services.editions.offered.map(({ id }) => id)
    output.line(say('serving', language, { count: editions.length }))
    output.line(paint.bold(paint.cyan(address)))
    if (server.firstLink) {
      const link = server.firstLink.replace(server.services.settings.publicUrl, address)
      output.line(`${say('first-link', language)}\n${paint.bold(link)}`)
    }
    printDemonstration(output, server)
    output.line(paint.dim(say('stop-hint', language)))
    output.json({ address, editions, firstLink: server.firstLink ?? null })
  } catch (error) {
    await server.stop()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return fail(output, say('port-busy', language, { file: port }))
  }
  await ended
  output.error(say('stopping', language))
  await server.stop()
  return 0
}

interface ServeOptions {
  readonly forms: string
  readonly site: string
  readonly host: string
  readonly port: number
  readonly data: string | undefined
  readonly demonstration: boolean
}

async function startWith(
  output: Output,
  { forms, site, host, port, data, demonstration }: ServeOptions,
): Promise<RunningServer> {
  const { startServer } = await import('@formwright/server')
  const { language } = output
  const settings = await settingsOf({
    forms,
    site,
    data,
    publicUrl: `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${port}`,
  })
  return startServer(settings, {
    demonstration,
    progress: (step) =>
      step !== 'ready' &&
      output.line(say(step === 'database' ? 'starting-database' : 'publishing', language)),
  })
}

/** Settings of the environment. */
export async function settingsOf(
  given: Pick<Settings, 'forms' | 'site' | 'publicUrl'> & { readonly data: string | undefined },
): Promise<Settings> {
  const { readSettings } = await import('@formwright/server')
  return readSettings({ LOG: 'off', ...process.env }, given)
}

/** Prints the demonstration accounts' password, or why they were not loaded. */
function printDemonstration(
  output: Output,
  {
    demonstration: loaded,
    demonstrationProblem: problem,
  }: Pick<RunningServer, 'demonstration' | 'demonstrationProblem'>,
): void {
  if (problem) {
    const { file, missing, reason } = problem
    return output.error(say(missing ? 'demo-missing' : 'demo-failed', output.language, { file, reason }))
  }
  if (!loaded) return output.line(say('demo-hint', output.language))
  output.line(say('demo-loaded', output.language, { password: loaded.password }))
  for (const { name, email } of loaded.people) output.line(`  ${name}  ${email}`)
}

/** Reports an error as text or JSON. */
export function fail(output: Output, message: string): ExitCode {
  output.error(message)
  output.json({ error: { message } })
  return 2
}

function untilStopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (file) => file.isFile(),
    () => false,
  )
}
