import { carryThrough, editionOfAnswers, editionsBetween } from '@formwright/authoring'
import type { Carried } from '@formwright/authoring'
import { resolveYears } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { EditionSummary } from '@formwright/api'
import { loadForm } from './load-form.ts'

/** Answers of an older edition, in the one that is to be filled in. */
export interface OlderAnswers {
  readonly carried: Carried
  readonly from: EditionSummary
  /** What could not be read of the file, in words. */
  readonly problems?: readonly string[]
}

/** Carries answers that were filled in for an older edition on offer; nothing for those of this edition. */
export async function carryOlder(
  answers: unknown,
  edition: EditionSummary,
  offered: readonly EditionSummary[],
): Promise<OlderAnswers | undefined> {
  const older = olderThan(edition, offered)
  if (older.length === 0) return undefined
  const [bundle, ...bundles] = await Promise.all([edition, ...older].map(bundleOf))
  const found = editionOfAnswers(answers, [bundle!, ...bundles])
  const from = older.find((_, index) => bundles[index] === found)
  return from && carryFrom(from, answers, edition, offered)
}

/** Carries answers of an older edition on offer, through those in between that are on offer, too. */
export async function carryFrom(
  from: EditionSummary,
  answers: unknown,
  edition: EditionSummary,
  offered: readonly EditionSummary[],
): Promise<OlderAnswers> {
  const [form, ...forms] = await Promise.all(
    [edition, ...olderThan(edition, offered)].map(({ id }) => loadForm({ edition: id })),
  )
  const named = (name: string) => forms.find(({ bundle }) => bundle.edition.edition === name)
  const { bundle } = named(from.edition)!
  const path = editionsBetween(bundle, form!, named)
  return { carried: carryThrough(bundle, path, resolveYears(bundle, answers)), from }
}

/** The older edition on offer of a name, if there is one. */
export function olderNamed(
  name: string,
  edition: EditionSummary,
  offered: readonly EditionSummary[],
): EditionSummary | undefined {
  return olderThan(edition, offered).find((other) => other.edition === name)
}

export async function bundleOf({ id }: EditionSummary): Promise<FormBundle> {
  return (await loadForm({ edition: id })).bundle
}

function olderThan(edition: EditionSummary, offered: readonly EditionSummary[]): EditionSummary[] {
  return offered.filter((other) => other.form === edition.form && other.edition < edition.edition)
}
