import { translate, variantsIn } from '@formwright/definition'
import type { FormBundle, Language, Texts } from '@formwright/definition'
import type { Change } from './change.ts'
import { withLabels } from './labels.ts'
import { explainChange } from './sentences.ts'
import sentences from './sentences.json' with { type: 'json' }
import forApplicants from './for-applicants.json' with { type: 'json' }

const TEMPLATES: Readonly<Record<string, Texts>> = { ...sentences, ...forApplicants }

/**
 * Kinds of changes relevant to applicants: what is filled in, required and checked. Others are only relevant
 * to administrators.
 */
const FOR_APPLICANTS =
  /^(part|group|cell|option|list|column|evidence|window|instruction)-|^field-(?!id$|renamed$)|^param-value$/

/** Whether a change between two versions of a form is shown to the applicants of a region. */
export function isForApplicants(
  change: Change,
  before: FormBundle,
  after: FormBundle,
  region: string,
): boolean {
  const { kind, subject, issuer } = change
  const bundle = kind === 'rule-removed' ? before : after
  const ruling =
    issuer === undefined ? bundle : variantsIn(bundle, region).find(({ authority }) => authority === issuer)
  if (!ruling) return false
  if (kind !== 'rule-added' && kind !== 'rule-removed')
    return FOR_APPLICANTS.test(kind) && !isOverruled(change, after, region)
  // a rule without a message would only be shown by its expression
  return ruling.rules?.find(({ id }) => id === subject)?.message !== undefined
}

/** Whether an authority of the region overrides the changed window or parameter. */
function isOverruled({ kind, subject, issuer }: Change, after: FormBundle, region: string): boolean {
  const ruled = variantsIn(after, region)
  const nearer = ruled.slice(ruled.findIndex(({ authority }) => authority === issuer) + 1)
  if (kind.startsWith('window-')) return nearer.some(({ window }) => window !== undefined)
  if (kind !== 'param-value') return false
  const names = Object.entries(after.edition.params).flatMap(([name, { title }]) =>
    title === subject ? [name] : [],
  )
  return names.every((name) => nearer.some(({ params }) => params?.[name] !== undefined))
}

/** A change in words for applicants: with labels instead of rule ids. */
export function explainToApplicants(change: Change, language?: Language): string {
  return explainChange(change, language, TEMPLATES)
}

/** The message of a new or removed rule in a language. @param versions bundles that may contain the rule */
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
