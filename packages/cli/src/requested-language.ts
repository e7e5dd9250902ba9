import { isLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/**
 * The language that a command line asks for, which need not be one that can be parsed; `undefined` where it
 * asks for none that there is.
 */
export function requestedLanguage(args: readonly string[]): Language | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const given = at < 0 ? process.env.FORMWRIGHT_LANG : (args[at]!.split('=')[1] ?? args[at + 1])
  return given === undefined ? undefined : languageOfTag(given)
}

/**
 * The language that a tag or a locale of POSIX means: `de`, `en-GB`, `en_GB.UTF-8`. Forms speak any; the
 * product's own texts are English in those that it does not.
 */
export function languageOfTag(given: string): Language | undefined {
  const tag = given.replace(/[.@].*$/, '').replaceAll('_', '-')
  return isLanguage(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined
}
