import { Command, CommanderError, Option } from 'commander'
import { productLanguages } from '@formwright/definition'
import { UnusableInput } from '@formwright/definition/node'
import { addCommands } from './commands.ts'
import type { ExitCode } from './exit-code.ts'
import { Output } from './output.ts'
import type { OutputOptions, Terminal } from './output.ts'
import { explainUnusable } from './report/unusable.ts'
import { say } from './texts.ts'
import { languageAsked, usageError } from './usage-errors.ts'

/**
 * Runs a command line, without the name of the program. Never throws: what goes wrong is said in the
 * terminal.
 */
export async function formwright(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const program = new Command('formwright')
    .description('申报表即数据 / declaration forms as data')
    .showHelpAfterError('(formwright --help)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: (text, write) => write(usageError(text, languageAsked(args))),
    })
  addCommands((usage, description, load) =>
    program
      .command(usage)
      .description(description)
      .option('--json', '机器可读的输出 / machine-readable output')
      .addOption(
        new Option('--lang <language>', '语言；不写则用表单的语言 / language; that of the form unless said')
          .choices(productLanguages().map(({ tag }) => tag))
          .env('FORMWRIGHT_LANG'),
      )
      .action(async (...given: unknown[]) => {
        const self = given.at(-1) as Command
        const options = self.opts()
        const chosen = { json: options.json === true, language: options.lang } as OutputOptions
        const output = new Output(chosen, terminal)
        exitCode = await run(output, async () => (await load())(output, self.args, options))
      }),
  )
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
  return exitCode
}

async function run(output: Output, action: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await action()
  } catch (error) {
    const unusable = error instanceof UnusableInput ? error : undefined
    const message = unusable ? explainUnusable(unusable, output.language) : await explained(output, error)
    output.error(message)
    const { file = '', reason = 'unexpected', line, column } = unusable ?? {}
    output.json({ error: { file, reason, line, column, message } })
    return 2
  }
}

async function explained({ language }: Output, error: unknown): Promise<string> {
  const { explain } = await import('@formwright/server')
  const detail = error instanceof Error && error.message !== '' ? error.message : String(error)
  return explain(error, language) ?? say('unexpected', language, { detail })
}
