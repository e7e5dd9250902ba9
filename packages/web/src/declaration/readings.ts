import { carryThrough, editionsBetween, editionsOfAnswers, moveAnswers } from '@formwright/authoring'
import type { Carried, LeftBehind } from '@formwright/authoring'
import { equal, isVersion, keptAside, namedEdition, resolveYears } from '@formwright/definition'
import type { AnswersInFile, FormBundle, KeptAside, NamedEdition } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import type { EditionSummary, Origins } from '@formwright/api'
import { isOlder } from '../api/editions.ts'
import { ImportError } from '../drafts/exchange.ts'
import { loadForm } from './load-form.ts'

/** Answers of another edition or version, converted to the form being filled in. */
export interface ConvertedAnswers {
  readonly answers: unknown
  /** Origins that mark values until they are confirmed. */
  readonly origins: Origins
  /** Values that could not be converted. */
  readonly left: readonly LeftBehind[]
}

/** Values of a file to show before starting, because the form will not show them. */
export interface UnseenValues {
  readonly form: Form
  readonly answers: unknown
  /** Answers of this form that are hidden by other answers. */
  readonly unshown: KeptAside
  /** Hidden answers of the file whose position is occupied, and which are dropped. */
  readonly unplaced: KeptAside
}

/** One interpretation of answers, converted to the form being filled in. */
export interface Reading extends ConvertedAnswers {
  /** The edition or version that they are read as; undefined for the form's own. */
  readonly from?: FormBundle
  /** Whether the stated version is unavailable, so that another one of its edition is used. */
  readonly isOtherVersion?: true
  /** Values that the form has but does not show. */
  readonly unseen?: UnseenValues
}

/**
 * The interpretations of an answers file in the form being filled in: as the edition that it states; without
 * a statement, as each possible edition, likeliest first, if they differ. Years may be aliases as in samples
 * (`last`).
 * @throws ImportError for those of an edition that cannot be had, or from which nothing leads here
 */
export async function readingsOf(
  { of, ...file }: Omit<AnswersInFile, 'of'> & { readonly of?: NamedEdition },
  edition: EditionSummary,
  offered: readonly EditionSummary[],
): Promise<readonly Reading[]> {
  const older = olderThan(edition, offered)
  // load nothing else if there is only one possibility
  const isOwn = of
    ? isVersion(of, { form: edition.form, edition: edition.edition, digest: edition.id })
    : older.length === 0
  const form = await loadForm({ edition: edition.id })
  if (isOwn) return [await readAs({ form }, file, form, offered)]
  if (of) {
    const stated = await formStated(of, form, offered)
    if (!stated) throw new ImportError('import-other-edition', { edition: of.edition })
    return [await readAs(stated, file, form, offered)]
  }
  const forms = [form, ...(await Promise.all(older.map(({ id }) => loadForm({ edition: id }))))]
  const likely = editionsOfAnswers(
    file.answers,
    forms.map(({ bundle }) => bundle),
  )
  const readings = await Promise.all(
    forms
      .filter(({ bundle }) => likely.includes(bundle))
      .map((own) => readAs({ form: own }, file, form, offered)),
  )
  return readings.filter(
    (one, index) => !readings.slice(0, index).some((earlier) => equal(earlier.answers, one.answers)),
  )
}

/** An edition by which answers are read. */
interface StatedForm {
  readonly form: Form
  readonly isOtherVersion?: true
}

/**
 * The version that answers state, or the one on offer of that edition; `undefined` for another form or a
 * later edition.
 */
export async function formStated(
  of: NamedEdition,
  form: Form,
  offered: readonly EditionSummary[],
): Promise<StatedForm | undefined> {
  const own = namedEdition(form.bundle)
  if (isVersion(of, own)) return { form }
  if (of.form !== own.form || !(of.edition === own.edition || isOlder(of, own))) return undefined
  const exact = of.digest && (await loadForm({ edition: hexOf(of.digest) }).catch(() => undefined))
  if (exact && isVersion(of, namedEdition(exact.bundle))) return { form: exact }
  if (of.edition === own.edition) return { form, isOtherVersion: true }
  const named = offered.find((one) => one.form === of.form && one.edition === of.edition)
  if (!named) return undefined
  const other = await loadForm({ edition: named.id })
  return of.digest === undefined ? { form: other } : { form: other, isOtherVersion: true }
}

async function readAs(
  { form: own, ...version }: StatedForm,
  { answers, unplaced = {} }: Omit<AnswersInFile, 'of'>,
  form: Form,
  offered: readonly EditionSummary[],
): Promise<Reading> {
  const resolved = resolveYears(own.bundle, answers)
  const unshown = own === form ? keptAside(resolved, form.open(resolved).printed) : {}
  const isSeen = Object.keys({ ...unshown, ...unplaced }).length === 0
  const warnings = isSeen ? {} : { unseen: { form: own, answers: resolved, unshown, unplaced } }
  if (own === form) return { ...version, ...warnings, answers: resolved, origins: {}, left: [] }
  const read = { ...version, ...warnings, from: own.bundle }
  if (own.bundle.edition.edition !== form.bundle.edition.edition)
    return { ...read, ...(await carryFrom(own.bundle, answers, form, offered)) }
  const { answers: rebasedAnswers, aside } = moveAnswers(resolved, own.bundle, form)
  return { ...read, answers: rebasedAnswers, origins: {}, left: aside }
}

/** Carries answers of an older edition through those in between that are on offer. */
export async function carryFrom(
  from: FormBundle,
  answers: unknown,
  form: Form,
  offered: readonly EditionSummary[],
): Promise<Carried> {
  const between = olderThan({ form: form.bundle.form.id, edition: form.bundle.edition.edition }, offered)
  const forms = await Promise.all(between.map(({ id }) => loadForm({ edition: id })))
  const path = editionsBetween(from, form, (name) =>
    forms.find(({ bundle }) => bundle.edition.edition === name),
  )
  return carryThrough(from, path, resolveYears(from, answers))
}

function olderThan(
  edition: Pick<EditionSummary, 'form' | 'edition'>,
  offered: readonly EditionSummary[],
): EditionSummary[] {
  return offered.filter((one) => isOlder(one, edition))
}

/** The server's id of a version. */
export function hexOf(digest: string): string {
  return digest.replace(/^sha256:/, '')
}
