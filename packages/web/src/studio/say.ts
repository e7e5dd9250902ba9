import { speaker } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import texts from './texts.json' with { type: 'json' }

type StudioText = keyof typeof texts

const speak = speaker(texts)

/** Says the texts of the studio's pages, which come with them and not with the first page. */
export function useStudioSay(): (
  name: StudioText,
  values?: Readonly<Record<string, string | number>>,
) => string {
  const { language } = usePreferences()
  return (name, values) => speak(name, language, values)
}
