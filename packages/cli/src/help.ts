import { inLanguage } from '@formwright/definition'
import type { Language, Texts } from '@formwright/definition'
import texts from './help.json' with { type: 'json' }

/** Command → what it does under the empty name, and each of its options. */
const TEXTS: Readonly<Record<string, Readonly<Record<string, Texts>>>> = texts

/**
 * What `--help` says of a command or of an option of it; in every language where the reader chose none.
 */
export function helpOf(command: string, flags: string, language: Language | undefined): string {
  const localized = TEXTS[command]?.[flags] ?? {}
  return language === undefined
    ? [...new Set(Object.values(localized))].join(' / ')
    : inLanguage(localized, language)
}
