import { carryThrough, editionOfAnswers, editionsBetween } from '@formwright/authoring'
import type { Carried } from '@formwright/authoring'
import { resolveYears } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import type { EditionSummary } from '@formwright/api'
import { isOlder } from '../api/editions.ts'
import { loadForm } from './load-form.ts'

/** Answers of an older edition, in the one that is to be filled in. */
export interface OlderAnswers {
  readonly carried: Carried
  /** The older edition. */
  readonly from: FormBundle
}

/** Carries answers that were filled in for an older edition on offer; nothing for those of this edition. */
export async function carryOlder(
  answers: unknown,
  edition: EditionSummary,
  offered: readonly EditionSummary[],
): Promise<OlderAnswers | undefined> {
  const older = olderThan(edition, offered)
  if (older.length === 0) return undefined
  const [form, ...forms] = await Promise.all([edition, ...older].map(({ id }) => loadForm({ edition: id })))
  const bundles = forms.map(({ bundle }) => bundle)
  const from = editionOfAnswers(answers, [form!.bundle, ...bundles])
  return from && bundles.includes(from) ? carryFrom(from, answers, form!, offered) : undefined
}

/** Carries answers of an older edition, through those in between that are on offer. */
export async function carryFrom(
  from: FormBundle,
  answers: unknown,
  form: Form,
  offered: readonly EditionSummary[],
): Promise<OlderAnswers> {
  const { form: its, edition } = form.bundle
  const between = olderThan({ form: its.id, edition: edition.edition }, offered)
  const forms = await Promise.all(between.map(({ id }) => loadForm({ edition: id })))
  const path = editionsBetween(from, form, (name) =>
    forms.find(({ bundle }) => bundle.edition.edition === name),
  )
  return { carried: carryThrough(from, path, resolveYears(from, answers)), from }
}

function olderThan(
  edition: Pick<EditionSummary, 'form' | 'edition'>,
  offered: readonly EditionSummary[],
): EditionSummary[] {
  return offered.filter((one) => isOlder(one, edition))
}
