import type { EditionSummary } from '@formwright/server/api'
import { queryOptions } from '@tanstack/react-query'

export type { EditionSummary }

export const editionsQuery = queryOptions({
  queryKey: ['editions'],
  queryFn: async (): Promise<EditionSummary[]> => {
    const answer = await fetch('/api/editions')
    if (!answer.ok) throw new Error(`${answer.status}`)
    return (await answer.json()) as EditionSummary[]
  },
})

/** A text of an edition's summary in a language. */
export function textOf({ texts }: Pick<EditionSummary, 'texts'>, language: string, chinese: string): string {
  return language === 'en' ? (texts[chinese] ?? chinese) : chinese
}
