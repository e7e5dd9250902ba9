import { translate } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { findingText } from '@formwright/engine'
import type { ImpactCause } from './total.ts'

/**
 * The text of a rule or schema check, with dots for values that differ between findings.
 * @param bundles the new definition and earlier ones, as a removed rule only exists in the latter
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

/** The name of a criterion; empty if the rule is not one. */
export function criterionOf(rule: string, bundles: readonly FormBundle[], language: Language): string {
  for (const bundle of bundles) {
    const own = rulesOf(bundle).find(({ id, eligibility }) => id === rule && eligibility)?.eligibility
    if (own) return withoutValues(translate(bundle, language, own.criterion), bundle, '', language)
  }
  return ''
}

/** The rules of an edition and its regional variants. */
function rulesOf({ rules, variants = [] }: FormBundle) {
  return [...rules, ...variants.flatMap((variant) => variant.rules ?? [])]
}

function withoutValues(text: string, bundle: FormBundle, label: string, language: Language): string {
  const named = label === '' ? text : text.replaceAll('{label}', () => translate(bundle, language, label))
  return named.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '…')
}
