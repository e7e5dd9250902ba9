import type { Language } from '@formwright/definition'
import { say } from './texts.ts'
import type { TextName } from './texts.ts'

/** Messages of commander, with their values as named groups; a test compares them. */
const SAID: readonly (readonly [RegExp, TextName])[] = [
  [/unknown command '(?<given>.*)'/, 'unknown-command'],
  [/unknown option '(?<given>.*)'/, 'unknown-option'],
  [/missing required argument '(?<given>.*)'/, 'argument-missing'],
  [
    /too many arguments for '(?<command>.*)'\. Expected (?<expected>\d+) arguments? but got (?<got>\d+)/,
    'arguments-too-many',
  ],
  [/required option '(?<option>.*)' not specified/, 'option-missing'],
  [/option '(?<option>.*)' argument missing/, 'option-value-missing'],
  [
    /option '(?<option>.*)' argument '(?<given>.*)' is invalid\. Allowed choices are (?<choices>.*)\./,
    'option-value-wrong',
  ],
  [
    /option '.*' value '(?<given>.*)' from env '(?<option>.*)' is invalid\. Allowed choices are (?<choices>.*)\./,
    'option-value-wrong',
  ],
]
const SUGGESTION = /\(Did you mean (?:one of )?(?<similar>.*)\?\)/

/** A usage error in a language, or commander's own text if unknown. */
export function usageError(message: string, language: Language): string {
  for (const [pattern, name] of SAID) {
    const found = pattern.exec(message)
    if (!found) continue
    const similar = SUGGESTION.exec(message)?.groups
    const suggestion = similar ? `${say('did-you-mean', language, similar)}\n` : ''
    return `${say(name, language, found.groups)}\n${suggestion}`
  }
  return message
}
