import { speaker } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import texts from './texts.json' with { type: 'json' }

type StudioText = keyof typeof texts

const speak = speaker(texts)

/** Texts of the studio pages, loaded with them. */
export function useStudioSay(): (
  name: StudioText,
  values?: Readonly<Record<string, string | number>>,
) => string {
  const { language } = usePreferences()
  return (name, values) => speak(name, language, values)
}
