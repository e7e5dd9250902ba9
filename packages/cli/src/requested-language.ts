import { isLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/**
 * The language requested on a command line, even if it cannot be parsed otherwise; `undefined` if none or
 * unknown.
 */
export function requestedLanguage(args: readonly string[]): Language | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const given = at < 0 ? process.env.FORMWRIGHT_LANG : (args[at]!.split('=')[1] ?? args[at + 1])
  return given === undefined ? undefined : languageOfTag(given)
}

/**
 * The language of a BCP 47 tag or POSIX locale: `de`, `en-GB`, `en_GB.UTF-8`. Any language is valid for
 * forms; the product's own texts fall back to English.
 */
export function languageOfTag(given: string): Language | undefined {
  const tag = given.replace(/[.@].*$/, '').replaceAll('_', '-')
  return isLanguage(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined
}
