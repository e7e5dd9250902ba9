import { speaker } from '@formwright/definition'
import type { Values } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import type { TextName } from '../texts/say.ts'
import texts from './texts.json' with { type: 'json' }

/** The name of a text of the site or of its administration. */
export type AdminText = keyof typeof texts | TextName
export type AdminSay = (name: AdminText, values?: Values) => string

const speak = speaker(texts)

function isOwn(name: string): name is keyof typeof texts {
  return Object.hasOwn(texts, name)
}

/**
 * Says texts of the site, and those of its administration, which come with it and not with the first page.
 */
export function useAdminSay(): AdminSay {
  const say = useSay()
  const { language } = usePreferences()
  return (name, values) => (isOwn(name) ? speak(name, language, values) : say(name, values))
}
