import { carry, editionOfAnswers } from '@formwright/authoring'
import type { Carried } from '@formwright/authoring'
import { resolveYears } from '@formwright/definition'
import type { EditionSummary } from '@formwright/api'
import { loadForm } from './load-form.ts'

/** Answers of an older edition, in the one that is to be filled in. */
export interface OlderAnswers {
  readonly carried: Carried
  readonly from: EditionSummary
}

/** Carries answers that were filled in for an older edition on offer; nothing for those of this edition. */
export async function carryOlder(
  answers: unknown,
  edition: EditionSummary,
  offered: readonly EditionSummary[],
): Promise<OlderAnswers | undefined> {
  const older = offered.filter((other) => other.form === edition.form && other.edition < edition.edition)
  if (older.length === 0) return undefined
  const [form, ...forms] = await Promise.all([edition, ...older].map(({ id }) => loadForm({ edition: id })))
  const found = editionOfAnswers(
    answers,
    [form!, ...forms].map(({ bundle }) => bundle),
  )
  const from = older.find((_, index) => forms[index]!.bundle === found)
  return found && from ? { carried: carry(found, form!, resolveYears(found, answers)), from } : undefined
}
