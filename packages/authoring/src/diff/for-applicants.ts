import { translate, variantsIn } from '@formwright/definition'
import type { FormBundle, Language, Texts } from '@formwright/definition'
import type { Change } from './change.ts'
import { withLabels } from './labels.ts'
import { explainChange } from './sentences.ts'
import sentences from './sentences.json' with { type: 'json' }
import forApplicants from './for-applicants.json' with { type: 'json' }

const TEMPLATES: Readonly<Record<string, Texts>> = { ...sentences, ...forApplicants }

/** What is filled in, what is asked for and how it is checked; the rest is for those who make the form. */
const FOR_APPLICANTS =
  /^(part|group|cell|option|list|column|evidence|window|instruction)-|^field-(?!id$|renamed$)|^param-value$/

/** Whether a change between two versions of a form is shown to those of a region who fill it in. */
export function isForApplicants(
  { kind, subject, issuer }: Change,
  before: FormBundle,
  after: FormBundle,
  region: string,
): boolean {
  const bundle = kind === 'rule-removed' ? before : after
  const ruling =
    issuer === undefined ? bundle : variantsIn(bundle, region).find(({ authority }) => authority === issuer)
  if (!ruling) return false
  if (kind !== 'rule-added' && kind !== 'rule-removed') return FOR_APPLICANTS.test(kind)
  // a rule that says nothing to them has nothing but its expression
  return ruling.rules?.find(({ id }) => id === subject)?.message !== undefined
}

/** A change in words for those who fill in: by labels, and not by the ids of rules. */
export function explainToApplicants(change: Change, language?: Language): string {
  return explainChange(change, language, TEMPLATES)
}

/**
 * What a rule that is new or gone says, in the words of the form in a language.
 * @param versions those that may have the rule
 */
export function ruleInWords(
  { kind, subject, issuer }: Change,
  versions: readonly FormBundle[],
  language: Language,
): Partial<Change> {
  if (kind !== 'rule-added' && kind !== 'rule-removed') return {}
  for (const bundle of versions) {
    const ruled = bundle.variants?.find(({ authority }) => authority === issuer)?.rules ?? []
    const { part, message } = [...ruled, ...bundle.rules].find(({ id }) => id === subject) ?? {}
    if (message === undefined) continue
    const says = withLabels(translate(bundle, language, message), bundle, { part, language })
    return kind === 'rule-added' ? { after: says } : { before: says }
  }
  return {}
}
