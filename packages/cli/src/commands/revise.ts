import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { revise } from '@formwright/authoring'
import type { Revision } from '@formwright/authoring'
import { readForm, UnusableInput } from '@formwright/definition/node'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'

/**
 * `formwright revise <edition> <new edition>`: the next edition beside the last one: years, window, previous
 * edition and carry map are written, the rest is inherited; what a person has to look at is listed with its
 * place.
 */
export async function reviseCommand(
  output: Output,
  [path = '', to = '']: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const { language } = output
  const form = dirname(resolve(path))
  const { files } = await readForm(form)
  const from = basename(resolve(path))
  if (!files.has(`${from}/edition.json`)) throw new UnusableInput(path, 'not-found')
  const omit = Array.isArray(options.omit) ? options.omit.map(String) : []
  const revision = revise(files, from, to, { omit })
  if ('problems' in revision) {
    printProblems(revision.problems, form, output)
    output.error(say('definition-unusable', language, { edition: path }))
    output.json({ problems: problemsJson(revision.problems, output) })
    return 2
  }
  if ('name' in revision) {
    const message = say(revision.name === 'exists' ? 'not-empty' : 'bad-year', language, { file: to })
    output.error(message)
    output.json({ error: { file: to, reason: revision.name, message } })
    return 2
  }
  for (const [file, text] of revision.files) {
    await mkdir(dirname(join(form, file)), { recursive: true })
    await writeFile(join(form, file), text)
  }
  report(revision, join(dirname(path), to), output)
  const { files: written, ...rest } = revision
  output.json({ written: [...written.keys()], ...rest })
  return 0
}

function report(
  { files, renamed, params, obsolete, mentions }: Revision,
  path: string,
  output: Output,
): void {
  const { language, paint } = output
  const heading = (text: string) => output.line(paint.bold(`\n${text}`))
  output.line(paint.green(`✔ ${say('created', language, { path })}`))
  output.line(`  npx formwright lint ${path}\n  npx formwright test ${path}`)
  heading(say('revise-written', language))
  for (const file of files.keys())
    output.line(`  ${file}${renamed.includes(file) ? `  ${say('revise-renamed', language)}` : ''}`)
  if (params.length > 0) heading(say('revise-params', language))
  for (const { name, title, value, line } of params)
    output.line(`  ${path}/edition.json:${line}  ${name}  ${title}  ${value}`)
  if (obsolete.length > 0) heading(say('revise-obsolete', language))
  for (const { id, why, file, line, message } of obsolete)
    output.line(`  ${file}:${line}  ${id}  ${say(why, language)}  ${message}`)
  if (obsolete.length > 0)
    output.line(`  ${say('revise-omit', language, { ids: obsolete.map(({ id }) => id).join(' ') })}`)
  if (mentions.length > 0) heading(say('revise-mentions', language))
  for (const [file, lines] of grouped(mentions)) {
    for (const { line, text } of lines.slice(0, MOST)) output.line(`  ${file}:${line}  ${text}`)
    if (lines.length > MOST)
      output.line(`  ${file}  ${say('revise-more', language, { count: lines.length - MOST })}`)
  }
}

/** Places of one file that are printed; `--json` has all of them. */
const MOST = 8

function grouped(mentions: Revision['mentions']): Map<string, Revision['mentions'][number][]> {
  const files = new Map<string, Revision['mentions'][number][]>()
  for (const mention of mentions) files.set(mention.file, [...(files.get(mention.file) ?? []), mention])
  return files
}
