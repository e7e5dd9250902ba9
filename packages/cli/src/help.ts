import { inLanguage } from '@formwright/definition'
import type { Language, Texts } from '@formwright/definition'
import texts from './help.json' with { type: 'json' }

/** Command → its description (empty key) and those of its options. */
const TEXTS: Readonly<Record<string, Readonly<Record<string, Texts>>>> = texts

/** The help text of a command or option; in all languages if none was selected. */
export function helpOf(command: string, flags: string, language: Language | undefined): string {
  const localized = TEXTS[command]?.[flags] ?? {}
  return language === undefined
    ? [...new Set(Object.values(localized))].join(' / ')
    : inLanguage(localized, language)
}
