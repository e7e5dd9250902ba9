import type { Values } from '@formwright/definition'
import { speaker } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import texts from './texts.json' with { type: 'json' }

const sayText = speaker(texts)

export type TextName = keyof typeof texts
export type Say = (name: TextName, values?: Values) => string

export function isText(name: string): name is TextName {
  return Object.hasOwn(texts, name)
}

/** Texts of the site in the reader's language. */
export function useSay(): Say {
  const { language } = usePreferences()
  return (name, values) => sayText(name, language, values)
}
