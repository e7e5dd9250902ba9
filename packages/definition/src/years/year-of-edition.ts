import type { FormBundle } from '../types/index.ts'

/** The year in the name of an edition, or in which it is filled in; used for example dates. */
export function yearOfEdition({
  edition: { edition, window },
}: {
  readonly edition: Pick<FormBundle['edition'], 'edition' | 'window'>
}): string {
  return /(?:19|20)\d\d/.exec(edition)?.[0] ?? window?.from.slice(0, 4) ?? String(new Date().getFullYear())
}
