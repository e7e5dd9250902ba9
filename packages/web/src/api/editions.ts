import type { EditionSummary } from '@formwright/api'
import { queryOptions } from '@tanstack/react-query'
import { call } from './api.ts'

export const editionsQuery = queryOptions({
  queryKey: ['editions'],
  queryFn: () => call('GET /editions'),
})

/** A text of an edition's summary in a language. */
export function textOf({ texts }: Pick<EditionSummary, 'texts'>, language: string, chinese: string): string {
  return language === 'en' ? (texts[chinese] ?? chinese) : chinese
}
