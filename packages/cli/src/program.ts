import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { DEFAULT_LANGUAGE, productLanguages } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { loadRegions } from '@formwright/fields/regions'
import { UnusableInput } from '@formwright/definition/node'
import { COMMANDS } from './commands.ts'
import type { ExitCode } from './exit-code.ts'
import { helpOf } from './help.ts'
import { requestedLanguage, languageOfTag } from './requested-language.ts'
import { Output } from './output.ts'
import type { OutputOptions, Streams } from './output.ts'
import { explainUnusable } from './report/unusable.ts'
import { ServerError } from './server-error.ts'
import { reportSignatures } from './signatures.ts'
import { say } from './texts.ts'
import { usageError } from './usage-errors.ts'

/** Runs a command line, without the program name. Never throws: errors are printed. */
export async function formwright(args: readonly string[], terminal: Streams): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const reader = requestedLanguage(args)
  const help = (command: string, flags = '') => helpOf(command, flags, reader)
  const program = new Command('formwright')
    .description(help('formwright'))
    .showHelpAfterError('(formwright --help)')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: (text, write) => write(usageError(text, reader ?? DEFAULT_LANGUAGE)),
    })
  // what every command takes may stand before its name as well
  const forEvery = (command: Command) =>
    command
      .option('--json', help('every', '--json'))
      .addOption(
        new Option('--lang <language>', help('every', '--lang <language>'))
          .argParser(languageOption)
          .env('FORMWRIGHT_LANG'),
      )
  forEvery(program)
  for (const { usage, load, options = [] } of COMMANDS) {
    const command = program.command(usage)
    command.description(help(command.name())).showHelpAfterError(`(formwright ${command.name()} --help)`)
    for (const option of options) {
      const { flags, isRequired = false, fallback } = typeof option === 'string' ? { flags: option } : option
      command.addOption(
        new Option(flags, help(command.name(), flags)).makeOptionMandatory(isRequired).default(fallback),
      )
    }
    forEvery(command).action(async () => {
      const given = command.opts()
      const ahead = program.opts()
      const isOwn = command.getOptionValueSource('lang') === 'cli'
      const chosen = {
        json: given.json === true || ahead.json === true,
        language: (isOwn ? undefined : ahead.lang) ?? given.lang,
      } as OutputOptions
      const output = new Output(chosen, terminal)
      exitCode = await run(output, async () => {
        // region codes have to be loaded before forms and answers are read
        const [action] = await Promise.all([load(), loadRegions()])
        const changed = await reportSignatures(output, command.args)
        if (!changed) return action(output, command.args, given)
        output.error(changed.message)
        output.json({ error: changed })
        return 2
      })
    })
  }
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
  return exitCode
}

function languageOption(given: string): Language {
  const spoken = languageOfTag(given)
  if (spoken !== undefined) return spoken
  const known = [...productLanguages().map(({ tag }) => tag), 'de', 'fr', '…']
  throw new InvalidArgumentError(`Allowed choices are ${known.join(', ')}.`)
}

async function run(output: Output, action: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await action()
  } catch (error) {
    const unusable = error instanceof UnusableInput ? error : undefined
    const message = unusable ? explainUnusable(unusable, output.language) : await explanationOf(output, error)
    output.error(message)
    const { file = '', reason = 'unexpected', line, column } = unusable ?? {}
    output.json({ error: { file, reason, line, column, message } })
    return 2
  }
}

async function explanationOf({ language }: Output, error: unknown): Promise<string> {
  if (error instanceof ServerError) return error.inWords(language)
  const { explain } = await import('@formwright/server')
  const detail = error instanceof Error && error.message !== '' ? error.message : String(error)
  return explain(error, language) ?? say('unexpected', language, { detail })
}
