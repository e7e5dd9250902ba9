import { resolve } from 'node:path'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { say } from '../texts.ts'
import { settingsOf } from './serve.ts'

/** `formwright backup <file>`: everything in one archive; the server may run meanwhile when DATABASE_URL names its database. */
export async function backupCommand(output: Output, args: readonly string[], options: Record<string, unknown>): Promise<ExitCode> {
  return withInstallation(output, options, async ({ withDatabase }, settings) => {
    const report = await withDatabase(settings, (tools) => tools.backup(resolve(args[0]!)))
    output.line(say('backed-up', output.language, { ...report, file: args[0]! }))
    output.json(report)
    return 0
  })
}

/** `formwright restore <file>`: puts an archive into an empty installation. */
export async function restoreCommand(output: Output, args: readonly string[], options: Record<string, unknown>): Promise<ExitCode> {
  return withInstallation(output, options, async ({ withDatabase }, settings) => {
    const report = await withDatabase(settings, (tools) => tools.restore(resolve(args[0]!)))
    output.line(say('restored', output.language, { ...report, file: args[0]! }))
    output.json(report)
    return 0
  })
}

/** `formwright audit`: computes the chain of the audit trail again. */
export async function auditCommand(output: Output, _args: readonly string[], options: Record<string, unknown>): Promise<ExitCode> {
  return withInstallation(output, options, async ({ withDatabase }, settings) => {
    const report = await withDatabase(settings, (tools) => tools.verifyAudit())
    output.line(say(report.broken.length === 0 ? 'audit-whole' : 'audit-broken', output.language, { lines: report.lines, head: report.head, broken: report.broken.length, first: report.broken[0]?.link ?? 0 }))
    output.json(report)
    return report.broken.length === 0 ? 0 : 1
  })
}

type Server = typeof import('@formwright/server')
type Settings = import('@formwright/server').Settings

async function withInstallation(output: Output, options: Record<string, unknown>, work: (server: Server, settings: Settings) => Promise<ExitCode>): Promise<ExitCode> {
  const server = await import('@formwright/server')
  const settings = await settingsOf(output, { forms: resolve('forms'), site: '', publicUrl: 'http://localhost', data: options.data as string | undefined })
  if (!settings) return 2
  try {
    return await work(server, settings)
  } catch (error) {
    const { message, code } = error as { message: string; code?: string }
    output.error(message || String(code))
    output.json({ error: { message: message || String(code) } })
    return 2
  }
}
