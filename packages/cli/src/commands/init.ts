import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { startForm, startLanguage } from '@formwright/authoring'
import { languageName, productLanguage, sameLanguage } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { say } from '../texts.ts'
import type { TextName } from '../texts.ts'
import { importedForm } from './init-from.ts'
import { writeFolder } from '../write-out.ts'

/** `formwright init <form>`: a new form folder that lints clean, of a JSON Schema with `--from`. */
export async function init(
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const path = args[0]!
  const year = options.year === undefined ? new Date().getFullYear() : Number(options.year)
  if (!Number.isInteger(year) || year < 1951 || year > 2200)
    return fail('bad-year', String(options.year), output)
  if (!/^[a-z][a-z0-9-]*$/.test(basename(path))) return fail('bad-name', path, output)
  const existing = await readdir(path).catch(() => [])
  if (existing.length > 0) return fail('not-empty', path, output)
  const { from, ui, data } = options as Partial<Record<string, string>>
  if (from === undefined) {
    if (ui !== undefined || data !== undefined) return fail('ui-without-schema', path, output)
    const files = startForm(basename(path), year, output.language)
    await writeFolder(path, files, output.language)
    report(path, year, files, output)
    const { language } = output
    const words = startLanguage(language)
    if (!sameLanguage(words, language)) {
      const name = (tag: string) => languageName(tag, productLanguage(language))
      output.line(say('words-other', language, { language: name(language), words: name(words) }))
    }
    output.json({ path, edition: String(year), files: [...files.keys()] })
    return 0
  }
  const requestedLanguage = typeof options.lang === 'string' ? options.lang : undefined
  const imported = await importedForm({ id: basename(path), year, from, ui, data, requestedLanguage }, output)
  if (!imported) return 2
  await writeFolder(path, imported.files, output.language)
  report(path, year, imported.files, output)
  imported.report()
  output.json({ path, edition: String(year), files: [...imported.files.keys()], notes: imported.notes })
  return imported.errors > 0 ? 1 : 0
}

function report(path: string, year: number, files: FileMap, output: Output): void {
  output.line(say('created', output.language, { path }))
  output.line(`  npx formwright lint ${join(path, String(year))}`)
  const edition = join(path, String(year))
  if (files.has(`${year}/answers/sample.json`))
    output.line(`  npx formwright check ${edition} ${join(edition, 'answers', 'sample.json')}`)
}

function fail(reason: TextName, file: string, output: Output): ExitCode {
  const message = say(reason, output.language, { file })
  output.error(message)
  output.json({ error: { file, reason, message } })
  return 2
}
