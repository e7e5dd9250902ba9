import type { FormBundle } from '../types/index.ts'

/** The year that an edition is called by, or in which it is filled in; as examples of days are of it. */
export function yearOfEdition({
  edition: { edition, window },
}: {
  readonly edition: Pick<FormBundle['edition'], 'edition' | 'window'>
}): string {
  return /(?:19|20)\d\d/.exec(edition)?.[0] ?? window?.from.slice(0, 4) ?? String(new Date().getFullYear())
}
