import type { EditionSummary } from '@formwright/api'
import { matching } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { queryOptions } from '@tanstack/react-query'
import { call } from './api.ts'

export const editionsQuery = queryOptions({
  queryKey: ['editions'],
  queryFn: () => call('GET /editions'),
})

/** A text of an edition's summary in a language; as the form is written where it is not translated. */
export function textOf(
  { texts }: Pick<EditionSummary, 'texts'>,
  language: Language,
  written: string,
): string {
  const tag = matching(texts, language)
  const translated = tag === undefined ? undefined : texts[tag]![written]
  return translated ?? written
}
