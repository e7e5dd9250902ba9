import { translate } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { findingText } from '@formwright/engine'
import type { ImpactCause } from './total.ts'

/**
 * What a rule or a check of the schema says; dots stand for what differs from one finding to the next.
 * @param bundles the new definition and those before it, as a rule that is gone stands in those alone
 */
export function whatItSays(
  { code, label }: ImpactCause,
  bundles: readonly FormBundle[],
  language: Language,
): string {
  for (const bundle of bundles) {
    const own =
      rulesOf(bundle).find(({ id, message }) => id === code && message !== undefined)?.message ??
      bundle.edition.schemaChecks?.find((check) => check.code === code)?.message
    if (own !== undefined) return withoutValues(translate(bundle, language, own), bundle, label, language)
  }
  return withoutValues(findingText(code, language), bundles[0]!, label, language)
}

/** What a criterion is called; empty where a rule is none. */
export function criterionOf(rule: string, bundles: readonly FormBundle[], language: Language): string {
  for (const bundle of bundles) {
    const own = rulesOf(bundle).find(({ id, eligibility }) => id === rule && eligibility)?.eligibility
    if (own) return withoutValues(translate(bundle, language, own.criterion), bundle, '', language)
  }
  return ''
}

/** The rules of an edition, and those that regions have of their own. */
function rulesOf({ rules, variants = [] }: FormBundle) {
  return [...rules, ...variants.flatMap((variant) => variant.rules ?? [])]
}

function withoutValues(text: string, bundle: FormBundle, label: string, language: Language): string {
  const named = label === '' ? text : text.replaceAll('{label}', () => translate(bundle, language, label))
  return named.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '…')
}
