import { resolve } from 'node:path'
import type { Tools } from '@formwright/server'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { say } from '../texts.ts'
import type { TextName } from '../texts.ts'
import { settingsOf } from './serve.ts'

/** `formwright backup <file>`: everything in one archive; the server may run meanwhile. */
export const backupCommand = archiving('backup', 'backed-up')

/** `formwright restore <file>`: puts an archive into an empty installation. */
export const restoreCommand = archiving('restore', 'restored')

/** `formwright audit`: computes the chain of the audit trail again. */
export async function auditCommand(
  output: Output,
  _args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  return withInstallation(options, async (tools) => {
    const report = await tools.verifyAudit()
    output.line(
      say(report.broken.length === 0 ? 'audit-whole' : 'audit-broken', output.language, {
        lines: report.lines,
        head: report.head,
        broken: report.broken.length,
        first: report.broken[0]?.link ?? 0,
      }),
    )
    output.json(report)
    return report.broken.length === 0 ? 0 : 1
  })
}

/** To an archive, or from one. */
function archiving(way: 'backup' | 'restore', done: TextName) {
  return (output: Output, [file]: readonly string[], options: Record<string, unknown>): Promise<ExitCode> =>
    withInstallation(options, async (tools) => {
      const report = await tools[way](resolve(file!))
      output.line(say(done, output.language, { ...report, file: file! }))
      output.json(report)
      return 0
    })
}

async function withInstallation(
  options: Record<string, unknown>,
  work: (tools: Tools) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { withDatabase } = await import('@formwright/server')
  const settings = await settingsOf({
    forms: resolve('forms'),
    site: '',
    publicUrl: 'http://localhost',
    data: options.data as string | undefined,
  })
  return withDatabase(settings, work)
}
