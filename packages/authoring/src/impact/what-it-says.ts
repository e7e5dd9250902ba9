import { translate } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { findingText } from '@formwright/engine'

/** What a rule or a check of the schema says; dots stand for what differs from one finding to the next. */
export function whatItSays(code: string, bundle: FormBundle, language: Language): string {
  const { rules, edition } = bundle
  const own =
    rules.find(({ id }) => id === code)?.message ??
    edition.schemaChecks?.find((check) => check.code === code)?.message
  const written = own === undefined ? findingText(code, language) : translate(bundle, language, own)
  return written.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '…')
}
