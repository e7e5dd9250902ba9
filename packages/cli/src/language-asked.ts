import { productLanguage, productLanguages, sameLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/**
 * The language that a command line asks for, which need not be one that can be parsed; `undefined` where it
 * asks for none that there is.
 */
export function languageAsked(args: readonly string[]): Language | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const asked = at < 0 ? process.env.FORMWRIGHT_LANG : (args[at]!.split('=')[1] ?? args[at + 1])
  return asked === undefined ? undefined : spokenLanguage(asked)
}

/** The product's language that a tag or a locale of POSIX means: `en`, `en-GB`, `en_GB.UTF-8`. */
export function spokenLanguage(asked: string): Language | undefined {
  const tag = asked.replace(/[.@].*$/, '').replaceAll('_', '-')
  return productLanguages().some((one) => sameLanguage(one.tag, tag)) ? productLanguage(tag) : undefined
}
