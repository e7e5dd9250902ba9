import type { ExitCode } from './exit-code.ts'
import type { Output } from './output.ts'

/** What a command does with its arguments and options. */
export type Action = (
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
) => Promise<ExitCode>

/** A command; its code is loaded on demand. */
export interface CommandEntry {
  readonly usage: string
  readonly load: () => Promise<Action>
  readonly options?: readonly (string | OptionEntry)[]
}

export interface OptionEntry {
  readonly flags: string
  readonly isRequired?: boolean
  readonly fallback?: string
}

/** The commands there are, with their options; what `--help` says of them is in `help.json`. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    usage: 'lint <edition>',
    load: async () => (await import('./commands/lint.ts')).lintCommand,
    options: ['--fix'],
  },
  {
    usage: 'check <edition> <answers...>',
    load: async () => (await import('./commands/check.ts')).check,
    options: ['--region <code>', '--write'],
  },
  {
    usage: 'test <edition>',
    load: async () => (await import('./commands/test.ts')).test,
    options: ['--write'],
  },
  {
    usage: 'bundle <edition>',
    load: async () => (await import('./commands/bundle.ts')).bundle,
    options: ['-o, --out <file>', '--region <code>', '--draft', '--validators <file>'],
  },
  {
    usage: 'init <form>',
    load: async () => (await import('./commands/init.ts')).init,
    options: ['--year <year>', '--from <schema>', '--ui <file>', '--data <file>'],
  },
  {
    usage: 'carry <from> <to> <answers>',
    load: async () => (await import('./commands/carry.ts')).carryCommand,
    options: ['--out <file>'],
  },
  {
    usage: 'diff <edition> <other>',
    load: async () => (await import('./commands/diff.ts')).diffCommand,
  },
  {
    usage: 'impact <edition> <other> <answers...>',
    load: async () => (await import('./commands/impact.ts')).impactCommand,
  },
  {
    usage: 'revise <edition> <year>',
    load: async () => (await import('./commands/revise.ts')).reviseCommand,
    options: ['--omit <rules...>', '--regions <codes...>'],
  },
  {
    usage: 'publish <edition>',
    load: async () => (await import('./commands/publish.ts')).publishCommand,
    options: [
      { flags: '--server <address>', isRequired: true },
      { flags: '--email <email>', isRequired: true },
      '--password-file <file>',
      '--code <code>',
      '--approve',
      '--overwrite',
      '--at <time>',
    ],
  },
  {
    usage: 'export <edition> [answers]',
    load: async () => (await import('./commands/export.ts')).exportCommand,
    options: ['--pdf <file>', '--docx <file>', '--xlsx <file>', '--submitted'],
  },
  {
    usage: 'import <edition> <workbook>',
    load: async () => (await import('./commands/import.ts')).importCommand,
    options: ['--into <answers>', '--out <file>', '--overwrite'],
  },
  {
    usage: 'serve [forms]',
    load: async () => (await import('./commands/serve.ts')).serve,
    options: [
      { flags: '--port <port>', fallback: process.env.PORT ?? '8020' },
      { flags: '--host <host>', fallback: process.env.HOST ?? '127.0.0.1' },
      '--site <folder>',
      '--data <folder>',
      '--demo',
    ],
  },
  {
    usage: 'backup [file]',
    load: async () => (await import('./commands/backup.ts')).backupCommand,
    options: ['--data <folder>', '--verify', '--passphrase-file <file>'],
  },
  {
    usage: 'restore <file>',
    load: async () => (await import('./commands/backup.ts')).restoreCommand,
    options: ['--data <folder>', '--verify', '--incomplete', '--passphrase-file <file>', '--key <file>'],
  },
  {
    usage: 'audit',
    load: async () => (await import('./commands/backup.ts')).auditCommand,
    options: ['--data <folder>', '--heads <file...>'],
  },
  {
    usage: 'doctor',
    load: async () => (await import('./commands/doctor.ts')).doctor,
    options: ['--data <folder>'],
  },
  {
    usage: 'tour [editions...]',
    load: async () => (await import('./commands/tour.ts')).tour,
  },
]
