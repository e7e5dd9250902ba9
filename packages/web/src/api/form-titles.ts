import { useQuery } from '@tanstack/react-query'
import { isSource } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { editionsQuery, textOf } from './editions.ts'

interface EditionName {
  readonly form: string
  readonly edition: string
}

/**
 * Returns a function for the titles of a form and its edition. An untranslated title of an edition is
 * shortened to its name where it contains that.
 */
export function useEditionTitles(): (
  of: EditionName & { readonly title: string; readonly editionTitle: string },
) => string {
  const { language } = usePreferences()
  const spokenFor = useSpoken()
  return ({ title, editionTitle, ...of }) => {
    const spoken = spokenFor(of)
    if (!spoken) return `${title} ${editionTitle}`
    const said = textOf(spoken, language, editionTitle)
    const isForeign = said === editionTitle && !isSource({ language: spoken.language }, language)
    const edition = isForeign && said.includes(of.edition) ? of.edition : said
    return `${textOf(spoken, language, title)} ${edition}`
  }
}

/** The edition on offer, or another one of its form, whose translations are used. */
function useSpoken() {
  const { data = [] } = useQuery(editionsQuery)
  return ({ form, edition }: EditionName) => {
    const all = data.filter((one) => one.form === form)
    return all.find((one) => one.edition === edition) ?? all[0]
  }
}
