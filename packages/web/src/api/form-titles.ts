import { useQuery } from '@tanstack/react-query'
import { usePreferences } from '../preferences/preferences.ts'
import { editionsQuery, textOf } from './editions.ts'

/** Returns a function that translates titles of forms and editions, using the editions on offer. */
export function useFormTitles(): (
  of: { readonly form: string; readonly edition: string },
  text: string,
) => string {
  const { language } = usePreferences()
  const { data = [] } = useQuery(editionsQuery)
  return ({ form, edition }, text) => {
    const all = data.filter((one) => one.form === form)
    const spoken = all.find((one) => one.edition === edition) ?? all[0]
    return spoken ? textOf(spoken, language, text) : text
  }
}
