import { useQuery } from '@tanstack/react-query'
import { nextLanguage, usePreferences } from '../preferences/preferences.ts'
import { editionsQuery } from './editions.ts'

/** The language that the switch goes on to: also those that forms on offer are translated into. */
export function useNextLanguage() {
  const { language } = usePreferences()
  const { data = [] } = useQuery(editionsQuery)
  return nextLanguage(
    language,
    data.flatMap((edition) => [edition.language, ...Object.keys(edition.texts)]),
  )
}
