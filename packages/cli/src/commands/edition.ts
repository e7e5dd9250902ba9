import { DEFAULT_LANGUAGE, hasErrors, isRegionCode, parseForm, regionalBundle } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import type { ReadForm } from '@formwright/definition/node'
import { carryThrough, editionsBetween, lint } from '@formwright/authoring'
import type { Carried } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'

/** An edition that answers can be assessed with. */
export interface UsableEdition {
  readonly read: ReadForm
  readonly bundle: FormBundle
  readonly form: Form
  /** The region, if one was given. */
  readonly region?: string
}

/** Reads and compiles an edition; reports errors and returns `undefined` if it cannot be used. */
export async function usableEdition(path: string, output: Output): Promise<UsableEdition | undefined> {
  const read = await readForm(path)
  output.useLanguageOf(languageOfForm(read))
  const form = read.bundle && compileForm(read.bundle)
  if (read.bundle && form && form.problems.length === 0) return { read, bundle: read.bundle, form }
  const problems = hasErrors(read.problems) ? read.problems : lint(read, fieldTypes)
  printProblems(problems, read.root, output)
  const message = say('definition-unusable', output.language, { edition: path })
  output.error(message)
  output.json({
    error: { file: path, reason: 'definition', message },
    problems: problemsJson(problems, output),
  })
  return undefined
}

/**
 * Two editions that are compared, the earlier one first. Reports if they are of different forms; returns
 * `undefined`, with its problems reported, if one of them cannot be used.
 */
export async function usableEditions(
  [from = '', to = '']: readonly string[],
  output: Output,
): Promise<readonly [before: UsableEdition, after: UsableEdition] | undefined> {
  const before = await usableEdition(from, output)
  const after = before && (await usableEdition(to, output))
  if (!before || !after) return undefined
  const [one, other] = [before.bundle.form, after.bundle.form]
  if (one.id !== other.id)
    output.error(say('forms-differ', output.language, { from: one.title, to: other.title }))
  return [before, after]
}

/**
 * The edition as it applies to a region, if one is given; `undefined` for an unknown region, which is
 * reported.
 */
export function inRegion(edition: UsableEdition, region: unknown, output: Output): UsableEdition | undefined {
  if (typeof region !== 'string') return edition
  const report = (name: 'region-unknown' | 'region-no-ruling') => {
    const message = say(name, output.language, { region: region })
    output.error(message)
    return message
  }
  if (!isRegionCode(edition.bundle.form, region)) {
    output.json({ error: { reason: 'region-unknown', message: report('region-unknown') } })
    return undefined
  }
  const bundle = regionalBundle(edition.bundle, region)
  if (bundle !== edition.bundle) return { ...edition, bundle, form: compileForm(bundle), region: region }
  report('region-no-ruling')
  return { ...edition, region: region }
}

/** The language of a form, even if the rest of it is invalid. */
export function languageOfForm({ sources }: Pick<ReadForm, 'sources'>): Language {
  const form = sources.get('form.json')?.value
  return typeof form === 'object' && form !== null && 'language' in form && typeof form.language === 'string'
    ? form.language
    : DEFAULT_LANGUAGE
}

const known = new WeakMap<ReadForm, readonly FormBundle[]>()

/** The earlier editions that are available, nearest first; read once. */
export function editionsBefore(edition: UsableEdition): readonly FormBundle[] {
  let before = known.get(edition.read)
  if (!before) known.set(edition.read, (before = readBefore(edition)))
  return before
}

function readBefore({ bundle, read }: UsableEdition): FormBundle[] {
  const found: FormBundle[] = []
  for (let name = bundle.carry?.from; name; name = found.at(-1)?.edition.previous ?? undefined) {
    const before = parseForm(read.files, name).bundle
    if (!before || found.some(({ edition }) => edition.edition === name)) break
    found.push(before)
  }
  return found
}

/** Carries answers of an earlier edition through the available editions in between. */
export function carriedInto(edition: UsableEdition, before: FormBundle, answers: unknown): Carried {
  return carryThrough(before, editionsThrough(edition, before), answers, { region: edition.region })
}

const compiled = new WeakMap<FormBundle, Form>()

/** The editions through which answers are carried, ending with this one; each compiled once. */
export function editionsThrough(edition: UsableEdition, before: FormBundle): readonly Form[] {
  const between = editionsBefore(edition)
  return editionsBetween(before, edition.form, (name) => {
    const bundle = between.find((one) => one.edition.edition === name)
    if (!bundle) return undefined
    let form = compiled.get(bundle)
    if (!form) compiled.set(bundle, (form = compileForm(bundle)))
    return form
  })
}
