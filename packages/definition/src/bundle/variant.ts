import type { FormBundle, RegionalVariant, RuleEntry } from '../types/index.ts'
import { valueAt } from '../json/pointer.ts'
import { isInRegion, regionLevelsOf, significantDigits } from '../regions/regions.ts'

/** The variants that apply to a region, from the largest region to the smallest. */
export function variantsIn(
  { variants = [] }: Pick<FormBundle, 'variants'>,
  region: string,
): readonly RegionalVariant[] {
  return variants
    .filter((variant) => region !== '' && isInRegion(region, variant.region))
    .sort((a, b) => significantDigits(a.region).length - significantDigits(b.region).length)
}

/**
 * The region named by the answers' own region fields: the smallest one that is filled in; empty if none is.
 */
export function regionOfAnswers({ form }: Pick<FormBundle, 'form'>, answers: unknown): string {
  for (const level of [...regionLevelsOf(form)].reverse()) {
    const pointer = form.region?.[level]
    const code = pointer === undefined ? undefined : valueAt(answers, `${pointer}/code`)
    if (typeof code === 'string' && code !== '') return code
  }
  return ''
}

const made = new WeakMap<FormBundle, Map<string, FormBundle>>()

/**
 * Returns the edition as it applies to a region: thresholds, severities, rules, instructions and window of
 * the regional authority override those of the edition. Affected rules name the region as `issuer`, and cite
 * the ruling's source where a threshold is regional. Fields and digest do not change. Returns the same bundle
 * if no variant applies.
 */
export function regionalBundle(bundle: FormBundle, region: string): FormBundle {
  const variants = variantsIn(bundle, region)
  if (variants.length === 0) return bundle
  const key = variants.map((variant) => variant.region).join(' ')
  let known = made.get(bundle)
  if (!known) made.set(bundle, (known = new Map()))
  let regional = known.get(key)
  if (!regional) {
    const { variants: _, ...whole } = bundle
    known.set(key, (regional = variants.reduce(withVariant, whole)))
  }
  return regional
}

function withVariant(bundle: FormBundle, variant: RegionalVariant): FormBundle {
  const { edition } = bundle
  const params = Object.entries(variant.params ?? {}).filter(([name]) => Object.hasOwn(edition.params, name))
  const issuer = variant.authority
  const sources = new Map([
    ...params.map(([name, { source }]) => [`params.${name}`, source] as const),
    ...(variant.window ? [['window.', variant.window.source] as const] : []),
  ])
  const own = (variant.rules ?? []).map((rule, index): RuleEntry => ({ ...rule, index, issuer }))
  return {
    ...bundle,
    edition: {
      ...edition,
      params: {
        ...edition.params,
        ...Object.fromEntries(params.map(([name, param]) => [name, { ...edition.params[name]!, ...param }])),
      },
      ...(variant.window ? { window: variant.window } : {}),
      ...(variant.instructions
        ? {
            instructions: [
              ...(edition.instructions ?? []),
              ...variant.instructions.map((one) => ({ ...one, issuer })),
            ],
          }
        : {}),
    },
    rules: inPartOrder(bundle, [...bundle.rules.map((rule) => changedRule(rule, variant, sources)), ...own]),
  }
}

function changedRule(
  rule: RuleEntry,
  { severity = {}, authority, source }: RegionalVariant,
  sources: ReadonlyMap<string, string | undefined>,
): RuleEntry {
  const own = Object.hasOwn(severity, rule.id) ? { severity: severity[rule.id]!, issuer: authority } : {}
  const text = JSON.stringify(rule)
  const ruled = [...sources.keys()].filter((name) => mentions(text, name))
  if (ruled.length === 0) return { ...rule, ...own }
  // a rule with several regional thresholds cites the ruling as a whole
  const decides = (ruled.length === 1 && sources.get(ruled[0]!)) || source
  return { ...rule, issuer: authority, source: decides, ...own }
}

function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return (
    at >= 0 &&
    (name.endsWith('.') || !/\w/.test(text.charAt(at + name.length)) || mentions(text.slice(at + 1), name))
  )
}

/** Orders the rules by part, as in an edition. */
function inPartOrder({ parts }: FormBundle, rules: readonly RuleEntry[]): RuleEntry[] {
  return parts.flatMap(({ key }) => rules.filter(({ part }) => part === key))
}
