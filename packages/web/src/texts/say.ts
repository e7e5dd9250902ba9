import { usePreferences } from '../preferences/preferences.ts'
import texts from './texts.json' with { type: 'json' }

export type TextName = keyof typeof texts
export type Say = (name: TextName, values?: Readonly<Record<string, string | number>>) => string

export function isText(name: string): name is TextName {
  return Object.hasOwn(texts, name)
}

/** Says texts of the site in the reader's language. */
export function useSay(): Say {
  const { language } = usePreferences()
  return (name, values = {}) =>
    texts[name][language === 'en' ? 'en' : 'zh'].replaceAll(/\{(\w+)\}/g, (_, key: string) =>
      String(values[key] ?? ''),
    )
}
