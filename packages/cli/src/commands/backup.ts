import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { BackupReport, Tools } from '@formwright/server'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { auditReport } from '../report/audit-report.ts'
import { say } from '../texts.ts'
import { settingsOf } from './serve.ts'

type Options = Record<string, unknown>

/**
 * `formwright backup [file]`: everything in one archive, read back when it is written; the server may run
 * meanwhile.
 */
export function backupCommand(
  output: Output,
  [given]: readonly string[],
  options: Options,
): Promise<ExitCode> {
  return withInstallation(options, async (tools) => {
    const { language } = output
    const passphrase = await contentOf(options.passphraseFile)
    const file = given === undefined ? tools.nextFile(passphrase) : resolve(given)
    const report = await tools.backup(file, { passphrase, verify: options.verify === true })
    output.line(say('backed-up', language, { ...countsOf(report), file }))
    if (options.verify === true) output.line(say('backup-verified', language, { file }))
    output.line(output.paint.dim(say(tools.encrypts(passphrase) ? 'key-inside' : 'key-apart', language)))
    printAbsent(output, report)
    output.json(report)
    return report.absent.length === 0 ? 0 : 1
  })
}

/**
 * `formwright restore <file>`: puts an archive into an empty installation, or with `--verify` only tries to.
 */
export function restoreCommand(
  output: Output,
  [given]: readonly string[],
  options: Options,
): Promise<ExitCode> {
  return withInstallation(options, async (tools) => {
    const { language } = output
    const file = resolve(given!)
    const reading = { passphrase: await contentOf(options.passphraseFile), key: await contentOf(options.key) }
    if (options.verify === true) {
      const report = await tools.verify(file, reading)
      output.line(say('backup-verified', language, { file }))
      output.json(report)
      return 0
    }
    const report = await tools.restore(file, { ...reading, incomplete: options.incomplete === true })
    output.line(say('restored', language, { ...countsOf(report), file }))
    const { listDifferences } = await import('@formwright/server')
    if (report.differences)
      output.error(
        `${say('restored-incomplete', language)}\n${listDifferences(language, report.differences)}`,
      )
    await printKey(output, tools, report)
    printAbsent(output, report)
    output.json(report)
    return report.absent.length === 0 && !report.differences ? 0 : 1
  })
}

/** `formwright audit`: computes the chain of the audit trail again. */
export async function auditCommand(
  output: Output,
  _args: readonly string[],
  options: Options,
): Promise<ExitCode> {
  return withInstallation(options, async (tools) => {
    const { heads = [] } = options as { heads?: string[] }
    const report = await tools.verifyAudit(heads.map((file) => resolve(file)))
    for (const line of auditReport(report, output.language)) output.line(line)
    output.json(report)
    return report.broken.length + report.heads.contradictions.length === 0 ? 0 : 1
  })
}

/** Prints the signer of an archive, and whether this installation can decrypt its secrets. */
async function printKey(output: Output, tools: Tools, { key }: BackupReport): Promise<void> {
  const { language } = output
  if (key === null) return output.error(say('backup-unsigned', language))
  output.line(say('backup-signed', language, { key }))
  if ((await tools.keyId()) !== key) output.error(say('key-not-here', language, { key }))
}

function printAbsent(output: Output, { absent }: BackupReport): void {
  if (absent.length === 0) return
  output.error(say('evidence-absent', output.language, { count: absent.length }))
  for (const name of absent) output.error(`  ${name}`)
}

function countsOf({ tables, rows, files }: BackupReport) {
  return { tables, rows, files }
}

async function contentOf(file: unknown): Promise<string | undefined> {
  return file === undefined ? undefined : (await readFile(String(file), 'utf8')).trim()
}

/** Opens the installation given by options and environment. */
export async function withInstallation(
  options: Options,
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
