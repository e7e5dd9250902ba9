import {
  DEFAULT_LANGUAGE,
  hasErrors,
  isObject,
  parseForm,
  regionalBundle,
  resolveYears,
} from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { readForm, readJsonFile, UnusableInput } from '@formwright/definition/node'
import type { ReadForm } from '@formwright/definition/node'
import { carryThrough, editionOfAnswers, editionsBetween, lint } from '@formwright/authoring'
import type { Carried } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { printLeft } from '../report/left.ts'
import { say } from '../texts.ts'

/** An edition that answers can be assessed with. */
export interface UsableEdition {
  readonly read: ReadForm
  readonly bundle: FormBundle
  readonly form: Form
}

/** Reads an edition and compiles it; what stands in the way is reported, and the result is `undefined`. */
export async function usableEdition(path: string, output: Output): Promise<UsableEdition | undefined> {
  const read = await readForm(path)
  output.speakLike(languageOfForm(read))
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

/** An edition as it holds in a region. */
export function inRegion(edition: UsableEdition, region: string): UsableEdition {
  const bundle = regionalBundle(edition.bundle, region)
  return bundle === edition.bundle ? edition : { ...edition, bundle, form: compileForm(bundle) }
}

/** The language of a form, however broken the rest of it is. */
export function languageOfForm({ sources }: Pick<ReadForm, 'sources'>): Language {
  const form = sources.get('form.json')?.value
  return typeof form === 'object' && form !== null && 'language' in form && typeof form.language === 'string'
    ? form.language
    : DEFAULT_LANGUAGE
}

/** The editions before this one, the nearest first, as far as they are at hand. */
export function editionsBefore({ bundle, read }: UsableEdition): FormBundle[] {
  const found: FormBundle[] = []
  for (let name = bundle.carry?.from; name; name = found.at(-1)?.edition.previous ?? undefined) {
    const before = parseForm(read.files, name).bundle
    if (!before || found.some(({ edition }) => edition.edition === name)) break
    found.push(before)
  }
  return found
}

/** Answers of an edition before in this one, through those in between where they are at hand. */
export function carriedInto(edition: UsableEdition, before: FormBundle, answers: unknown): Carried {
  const between = editionsBefore(edition)
  const path = editionsBetween(before, edition.form, (name) => {
    const bundle = between.find((one) => one.edition.edition === name)
    return bundle && compileForm(bundle)
  })
  return carryThrough(before, path, answers)
}

/**
 * Answers of a file for an edition. A file that was filled in for an edition before is carried into this
 * one, and what is left behind is named.
 * @throws UnusableInput naming file, line and column
 */
export async function answersFor(path: string, edition: UsableEdition, output: Output): Promise<unknown> {
  const { bundle } = edition
  const answers = await readAnswers(path, bundle)
  const before = editionOfAnswers(answers, [bundle, ...editionsBefore(edition)])
  if (!before || before === bundle) return answers
  output.error(say('older-edition', output.language, { file: path, edition: before.edition.edition }))
  const carried = carriedInto(edition, before, resolveYears(before, answers))
  printLeft(carried, output)
  return carried.answers
}

/**
 * Answers of a file for an edition: years and days that samples name by alias are the edition's.
 * @throws UnusableInput naming file, line and column
 */
export async function readAnswers(path: string, bundle: FormBundle): Promise<unknown> {
  return resolveYears(bundle, await readJsonFile(path))
}

/** Answers of a file, which have to be an object. @throws UnusableInput */
export async function answersObjectFor(
  path: string,
  edition: UsableEdition,
  output: Output,
): Promise<Readonly<Record<string, unknown>>> {
  const answers = await answersFor(path, edition, output)
  if (!isObject(answers)) throw new UnusableInput(path, 'not-answers')
  return answers
}
