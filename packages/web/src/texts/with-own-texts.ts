import { speaker } from '@formwright/definition'
import type { Texts, Values } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from './say.ts'
import type { TextName } from './say.ts'

/** Texts of the site plus those of a lazily loaded part. */
export function withOwnTexts<const Own extends Readonly<Record<string, Texts>>>(texts: Own) {
  type Name = keyof Own & string
  const speak = speaker(texts)
  const isOwn = (name: string): name is Name => Object.hasOwn(texts, name)
  return function useSayOfPart(): (name: Name | TextName, values?: Values) => string {
    const say = useSay()
    const { language } = usePreferences()
    return (name, values) => (isOwn(name) ? speak(name, language, values) : say(name as TextName, values))
  }
}
