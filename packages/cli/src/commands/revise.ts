import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { inWordsOf, isAside, reasonInWords, revise } from '@formwright/authoring'
import type { Revision } from '@formwright/authoring'
import { joinList, parseForm } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { readForm, UnusableInput } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'
import { writeFolder } from '../write-out.ts'
import { languageOfForm, usableEdition } from './edition.ts'

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
  const editions = await editionsIn(path)
  if (editions.length > 0) {
    const message = say('edition-wanted', output.language, {
      form: path,
      edition: joinList(editions, output.language),
    })
    output.error(message)
    output.json({ error: { file: path, reason: 'edition-wanted', message } })
    return 2
  }
  const form = dirname(resolve(path))
  const { files } = await readForm(form)
  const from = basename(resolve(path))
  const loaded = parseForm(files, from)
  output.useLanguageOf(languageOfForm(loaded))
  const { language } = output
  if (!files.has(`${from}/edition.json`)) {
    if (!existsSync(path)) throw new UnusableInput(path, 'not-found')
    await usableEdition(path, output)
    return 2
  }
  const listed = (option: unknown) => (Array.isArray(option) ? option.map(String) : [])
  const [omit, regions] = [listed(options.omit), listed(options.regions)]
  const ruling = regions.map((code) => `${from}/regions/${code}.json`).find((file) => !files.has(file))
  if (ruling !== undefined) throw new UnusableInput(join(form, ruling), 'not-found')
  const revision = revise(files, from, to, { omit, regions, fieldTypes })
  if ('problems' in revision) {
    printProblems(revision.problems, form, output)
    output.error(say('definition-unusable', language, { edition: path }))
    output.json({ problems: problemsJson(revision.problems, output) })
    return 2
  }
  if ('name' in revision) {
    const file = revision.name === 'exists' ? join(form, to) : to
    const message = say(revision.name === 'exists' ? 'not-empty' : 'bad-year', language, { file })
    output.error(message)
    output.json({ error: { file, reason: revision.name, message } })
    return 2
  }
  await writeFolder(form, revision.files, language)
  report(inReadersWords(revision, loaded.bundle!, language), dirname(path), to, output)
  const { files: written, ...rest } = revision
  output.json({ written: [...written.keys()], ...rest })
  return 0
}

/** The editions of a form folder that was given instead of an edition. */
async function editionsIn(path: string): Promise<string[]> {
  if (!existsSync(join(path, 'form.json'))) return []
  const folders = (await readdir(path)).filter((name) => existsSync(join(path, name, 'edition.json')))
  return folders.map((name) => join(path, name))
}

/** The fields and parameters of a revision as the reader's language calls them. */
function inReadersWords(revision: Revision, bundle: FormBundle, language: Language): Revision {
  const named = (text: string) => inWordsOf([bundle], text, language)
  return {
    ...revision,
    params: revision.params.map((param) => ({ ...param, title: named(param.title) })),
    dropped: revision.dropped.map(({ id, label, reason }) => ({
      id,
      label: named(label),
      reason: reasonInWords(reason, language, [bundle]),
    })),
  }
}

function report(
  { files, renamed, params, obsolete, mentions, dropped, variants }: Revision,
  form: string,
  to: string,
  output: Output,
): void {
  const { language, paint } = output
  const path = join(form, to)
  const locationOf = (file: string, line?: number) =>
    join(form, file) + (line === undefined ? '' : `:${line}`)
  const heading = (text: string) => output.line(paint.bold(`\n${text}`))
  output.line(paint.green(`✔ ${say('created', language, { path })}`))
  output.line(`  npx formwright lint ${path}\n  npx formwright test ${path}`)
  heading(say('revise-written', language))
  for (const file of files.keys())
    output.line(
      `  ${locationOf(file)}${renamed.includes(file) ? `  ${say('revise-renamed', language)}` : ''}`,
    )
  if (dropped.length > 0) heading(say('revise-dropped', language, { path: join(path, 'carry.json') }))
  for (const [reason, fields] of groupedBy(dropped, (one) => one.reason)) {
    const shown = fields.slice(0, MOST).map(({ label }) => label)
    const more = fields.length - shown.length
    output.line(`  ${paint.dim(reason)}`)
    for (const label of shown) output.line(`    ${label}`)
    if (more > 0) output.line(`    ${say('revise-more', language, { count: more })}`)
  }
  if (variants.length > 0) heading(say('revise-variants', language))
  for (const { file, authority } of variants) output.line(`  ${locationOf(file)}  ${authority}`)
  if (variants.length > 0)
    output.line(
      `  ${say('revise-regions', language, { regions: variants.map(({ region }) => region).join(' ') })}`,
    )
  if (params.length > 0) heading(say('revise-params', language))
  for (const { name, title, value, line } of params)
    output.line(`  ${path}/edition.json:${line}  ${name}  ${title}  ${value}`)
  if (obsolete.length > 0) heading(say('revise-obsolete', language))
  for (const { id, why, file, line, message } of obsolete)
    output.line(`  ${locationOf(file, line)}  ${id}  ${say(why, language)}  ${message}`)
  if (obsolete.length > 0)
    output.line(`  ${say('revise-omit', language, { ids: obsolete.map(({ id }) => id).join(' ') })}`)
  // already listed with their parameters
  const listed = new Set(params.map(({ line }) => `${to}/edition.json ${line}`))
  const others = byLine(mentions).filter(({ file, line }) => !listed.has(`${file} ${line}`))
  const questionable = others.filter(({ file }) => !isAside(file))
  if (questionable.length > 0) heading(say('revise-mentions', language))
  for (const [file, lines] of groupedBy(questionable, (one) => one.file)) {
    for (const { line, text } of lines.slice(0, MOST)) output.line(`  ${locationOf(file, line)}  ${text}`)
    if (lines.length > MOST)
      output.line(`  ${locationOf(file)}  ${say('revise-more', language, { count: lines.length - MOST })}`)
  }
  const aside = others.filter(({ file }) => isAside(file))
  if (aside.length > 0) heading(say('revise-aside', language))
  for (const [file, lines] of groupedBy(aside, (one) => one.file))
    output.line(
      `  ${locationOf(file, lines[0]!.line)}  ${say('revise-places', language, { count: lines.length })}`,
    )
}

/** Maximum number of lines printed per file or reason; `--json` has all of them. */
const MOST = 8

/** Lines with several years are listed once. */
function byLine(mentions: Revision['mentions']): readonly Revision['mentions'][number][] {
  return [
    ...new Map([...mentions].reverse().map((one) => [`${one.file} ${one.line}`, one])).values(),
  ].reverse()
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
