import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createApp, publishEditions } from '@formwright/server'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printProblems } from '../report/problems.ts'
import { say } from '../texts.ts'

/** `formwright serve`: publishes the editions at hand and serves the site until it is stopped. */
export async function serve(output: Output, args: readonly string[], options: Record<string, unknown>): Promise<ExitCode> {
  const { language, paint } = output
  const forms = resolve(args[0] ?? 'forms')
  const site = resolve(String(options.site))
  const [host, port] = [String(options.host), Number(options.port)]
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return refuse(output, say('bad-port', language, { file: String(options.port) }))
  if (!(await isFile(join(site, 'index.html')))) return refuse(output, say('no-site', language, { file: site }))
  if (!(await stat(forms).catch(() => undefined))) return refuse(output, say('not-found', language, { file: forms }))
  output.line(say('publishing', language))
  const { editions, failed } = await publishEditions(forms)
  for (const { folder, problems } of failed) {
    printProblems(problems, folder, output)
    output.error(say('not-published', language, { file: folder }))
  }
  const app = await createApp({ editions, site })
  try {
    const address = await app.listen({ host, port })
    output.line(say('serving', language, { count: editions.length }))
    output.line(paint.bold(paint.cyan(address.replace('127.0.0.1', 'localhost'))))
    output.line(paint.dim(say('stop-hint', language)))
    output.json({ address, editions: editions.map(({ id }) => id) })
  } catch (error) {
    const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    return refuse(output, busy ? say('port-busy', language, { file: port }) : say('unexpected', language, { detail: (error as Error).message }))
  }
  await stopped()
  await app.close()
  return 0
}

function refuse(output: Output, message: string): ExitCode {
  output.error(message)
  output.json({ error: { message } })
  return 2
}

function stopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then((file) => file.isFile(), () => false)
}
