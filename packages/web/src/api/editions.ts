import type { ApplicationSummary, EditionSummary, OfferedEdition } from '@formwright/api'
import { inLanguage, isWindowPast, sameLanguage, translate } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { queryOptions } from '@tanstack/react-query'
import { call } from './api.ts'

export const editionsQuery = queryOptions({
  queryKey: ['editions'],
  queryFn: () => call('GET /editions'),
})

/** A text of an edition summary in a language, or untranslated. */
export function textOf(
  { language: source, texts }: Pick<EditionSummary, 'language' | 'texts'>,
  language: Language,
  written: string,
): string {
  return translate({ form: { language: source }, texts }, language, written)
}

/** The titles of an offered edition and its form. */
export function editionLabel(
  edition: Pick<OfferedEdition, 'language' | 'texts' | 'title' | 'editionTitle'>,
  language: Language,
): string {
  return `${textOf(edition, language, edition.title)} ${textOf(edition, language, edition.editionTitle)}`
}

/** The titles of a form and its edition. */
export function formAndEditionLabel(
  { formTitle, editionTitle }: Pick<ApplicationSummary, 'formTitle' | 'editionTitle'>,
  language: Language,
): string {
  return `${inLanguage(formTitle, language)} ${inLanguage(editionTitle, language)}`
}

/** Whether an edition is an earlier one of the same form. */
export function isOlder(
  one: Pick<EditionSummary, 'form' | 'edition'>,
  other: Pick<EditionSummary, 'form' | 'edition'>,
): boolean {
  return one.form === other.form && one.edition < other.edition
}

/** Whether an application is on an earlier version of its edition than the one on offer. */
export function isOnEarlierVersion(
  { form, edition, editionName }: Pick<ApplicationSummary, 'form' | 'edition' | 'editionName'>,
  offered: readonly OfferedEdition[],
): boolean {
  const same = offered.filter((one) => one.form === form && one.edition === editionName)
  return same.length > 0 && !same.some(({ id }) => id === edition)
}

/** Whether an edition no longer accepts submissions, considering the reader's extensions. */
export function isClosed({ window, until }: Pick<OfferedEdition, 'window' | 'until'>): boolean {
  if (!window) return false
  return until ? Date.now() >= Date.parse(until) : isWindowPast(window)
}

/**
 * Sorts editions for a reader: first those that they may fill in or read, then forms in their language, then
 * open ones, latest deadline first.
 */
export function sortedForReader(editions: readonly OfferedEdition[], language: Language): OfferedEdition[] {
  const rank = (edition: OfferedEdition) =>
    (edition.starts.length > 0 || edition.applications > 0 ? 0 : 4) +
    (sameLanguage(edition.language, language) ? 0 : 2) +
    (isClosed(edition) ? 1 : 0)
  return [...editions].sort(
    (one, other) => rank(one) - rank(other) || (other.window?.to ?? '').localeCompare(one.window?.to ?? ''),
  )
}
