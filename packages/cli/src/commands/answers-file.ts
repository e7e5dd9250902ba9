import { editionsOfAnswers, isOfAnotherForm } from '@formwright/authoring'
import {
  answersIn,
  equal,
  isObject,
  isVersion,
  keptAside,
  labelAt,
  namedEdition,
  resolveYears,
  statingEdition,
} from '@formwright/definition'
import { interpretedApplies, shownAnswers } from '@formwright/engine'
import type { AnswersInFile, FormBundle, KeptAside, NamedEdition } from '@formwright/definition'
import { readAnswers, UnusableInput } from '@formwright/definition/node'
import type { ReadOptions } from '@formwright/definition/node'
import type { Output } from '../output.ts'
import { printLeftBehind } from '../report/left-behind.ts'
import { say } from '../texts.ts'
import { carriedInto, editionsBefore } from './edition.ts'
import type { UsableEdition } from './edition.ts'

/**
 * The answers of a file for an edition, with year and date aliases resolved. Answers of an earlier edition
 * are carried, and what is left behind is reported; if a file does not state its edition, the one that
 * matches best is assumed.
 * @throws UnusableInput naming file, line and column
 */
export async function answersFor(path: string, edition: UsableEdition, output: Output): Promise<unknown> {
  const { bundle } = edition
  const editions = [bundle, ...editionsBefore(edition)] as const
  const { answers, of, unplaced } = await readAnswersFile(path)
  reportUnplaced(path, unplaced, bundle, output)
  if (of) {
    const own = editionStated(path, of, editions)
    reportOtherVersion(path, of, own, output)
    return own === bundle ? resolveYears(bundle, answers) : carriedFrom(path, own, answers, edition, output)
  }
  const named = resolveYears(bundle, answers)
  reportOtherForm(path, named, editions, output)
  const readAs = (own: FormBundle) => (own === bundle ? named : carriedInto(edition, own, named).answers)
  const [own = bundle, ...others] = editionsOfAnswers(named, editions)
  const other = others.find((one) => !equal(readAs(one), readAs(own)))
  if (other)
    output.error(
      say('edition-not-stated', output.language, {
        file: path,
        edition: own.edition.edition,
        other: other.edition.edition,
      }),
    )
  return own === bundle ? named : carriedFrom(path, own, named, edition, output)
}

function carriedFrom(
  file: string,
  before: FormBundle,
  answers: unknown,
  edition: UsableEdition,
  output: Output,
): unknown {
  const carried = carriedInto(edition, before, answers)
  const left = carried.left.length
  output.error(say('older-edition', output.language, { file, edition: before.edition.edition, left }))
  printLeftBehind(carried, output, [before, edition.bundle])
  return carried.answers
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

/**
 * The answers of a file that must be of this edition.
 * @throws UnusableInput naming file, line and column
 */
export async function answersOf(path: string, bundle: FormBundle, output: Output): Promise<unknown> {
  const { answers, of, unplaced } = await readAnswersFile(path)
  reportUnplaced(path, unplaced, bundle, output)
  const named = resolveYears(bundle, answers)
  if (of) reportOtherVersion(path, of, editionStated(path, of, [bundle]), output)
  else reportOtherForm(path, named, [bundle], output)
  return named
}

/**
 * The content of an answers file, with the edition that it states.
 * @throws UnusableInput naming file, line and column
 */
export async function readAnswersFile(
  path: string,
  options?: ReadOptions,
): Promise<Omit<AnswersInFile, 'of'> & { readonly of?: NamedEdition }> {
  const { of, ...read } = answersIn(await readAnswers(path, options))
  if (of === 'unreadable') throw new UnusableInput(path, 'edition-unreadable')
  return of ? { ...read, of } : read
}

/** Reports answers that are known to none of the editions, newest first. */
function reportOtherForm(
  file: string,
  answers: unknown,
  editions: readonly [FormBundle, ...FormBundle[]],
  output: Output,
): void {
  if (editions.every((one) => isOfAnotherForm(answers, one)))
    output.error(say('little-known', output.language, { file, form: editions[0].form.title }))
}

/** Reports hidden answers of a file whose position is occupied. */
function reportUnplaced(
  file: string,
  unplaced: KeptAside | undefined,
  bundle: FormBundle,
  output: Output,
): void {
  for (const pointer of Object.keys(unplaced ?? {})) {
    const label = labelAt(bundle, pointer) ?? pointer
    output.error(say('kept-unplaced', output.language, { file, label }))
  }
}

/** The labels of answers that the form currently hides. */
export function unshownLabels(answers: unknown, { form, bundle }: UsableEdition): string[] {
  const unshown = keptAside(answers, form.open(answers).printed)
  return [...new Set(Object.keys(unshown).map((pointer) => labelAt(bundle, pointer) ?? pointer))]
}

/** The edition that a file states. @throws UnusableInput where it is none of these */
export function editionStated(
  path: string,
  { form, edition }: NamedEdition,
  editions: readonly FormBundle[],
): FormBundle {
  const own = editions.find((bundle) => bundle.edition.edition === edition && bundle.form.id === form)
  if (own) return own
  if (editions.every((bundle) => bundle.form.id !== form)) throw new UnusableInput(path, 'other-form', form)
  throw new UnusableInput(path, 'other-edition', edition)
}

function reportOtherVersion(file: string, of: NamedEdition, own: FormBundle, output: Output): void {
  if (!isVersion(of, namedEdition(own)))
    output.error(say('other-version', output.language, { file, edition: own.edition.edition }))
}

/** Answers in file format: hidden ones are stored separately. */
export function answersForFile(answers: unknown, bundle: FormBundle): unknown {
  const shown = shownAnswers(bundle, answers, interpretedApplies(bundle))
  return statingEdition(answers, namedEdition(bundle), shown)
}

/** The same as text. */
export function answersFileText(answers: unknown, bundle: FormBundle): string {
  return `${JSON.stringify(answersForFile(answers, bundle), null, 2)}\n`
}
