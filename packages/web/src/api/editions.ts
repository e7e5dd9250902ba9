import type { ApplicationSummary, EditionSummary, OfferedEdition } from '@formwright/api'
import { inLanguage, isWindowPast, sameLanguage, translate } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { queryOptions } from '@tanstack/react-query'
import { call } from './api.ts'

export const editionsQuery = queryOptions({
  queryKey: ['editions'],
  queryFn: () => call('GET /editions'),
})

/** A text of an edition's summary in a language; as the form is written where it is not translated. */
export function textOf(
  { language: source, texts }: Pick<EditionSummary, 'language' | 'texts'>,
  language: Language,
  written: string,
): string {
  return translate({ form: { language: source }, texts }, language, written)
}

/** What a form and its edition are called together. */
export function formAndEditionLabel(
  { formTitle, editionTitle }: Pick<ApplicationSummary, 'formTitle' | 'editionTitle'>,
  language: Language,
): string {
  return `${inLanguage(formTitle, language)} ${inLanguage(editionTitle, language)}`
}

/** Whether an edition is of the same form as another, and before it. */
export function isOlder(
  one: Pick<EditionSummary, 'form' | 'edition'>,
  other: Pick<EditionSummary, 'form' | 'edition'>,
): boolean {
  return one.form === other.form && one.edition < other.edition
}

/** Whether an application is on a version of its edition in whose place another is on offer. */
export function isOnEarlierVersion(
  { form, edition, editionName }: Pick<ApplicationSummary, 'form' | 'edition' | 'editionName'>,
  offered: readonly OfferedEdition[],
): boolean {
  const same = offered.filter((one) => one.form === form && one.edition === editionName)
  return same.length > 0 && !same.some(({ id }) => id === edition)
}

/** Whether an edition takes declarations no more, with what the reader's region was given. */
export function isClosed({ window, until }: Pick<OfferedEdition, 'window' | 'until'>): boolean {
  if (!window) return false
  return until ? Date.now() >= Date.parse(until) : isWindowPast(window)
}

/**
 * Editions as a reader looks for them: what they may declare or read applications of before the rest, then
 * forms in their language, then what is open; of these what closes last first, which is the newest.
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
