import { canonicalJson, rememberedPair } from '@formwright/definition'
import type { FormBundle, RuleEntry } from '@formwright/definition'

/**
 * Ids of the rules with possibly different findings after an edit: changed rules, and those that use a
 * changed parameter or date of the window. `undefined` if more than rules changed, so that everything has to
 * be evaluated.
 */
export const changedRules = rememberedPair(changesIn)

function changesIn(before: FormBundle, after: FormBundle): ReadonlySet<string> | undefined {
  if (!equal(withoutRules(before), withoutRules(after))) return undefined
  const names = changedNames(before, after)
  const earlier = byId(before.rules)
  const later = byId(after.rules)
  const changed = [...new Set([...earlier.keys(), ...later.keys()])].filter(
    (id) =>
      !equal(earlier.get(id), later.get(id)) || names.some((name) => textOf(later.get(id)).includes(name)),
  )
  // visibility and requirement rules affect all other checks; formulas are checked by the cells that they
  // fill in
  const concernsMore = (id: string) =>
    [...(earlier.get(id) ?? []), ...(later.get(id) ?? [])].some((rule) =>
      NOT_BY_RULE.some((name) => rule[name] !== undefined),
    )
  return changed.some(concernsMore) ? undefined : new Set(changed)
}

const NOT_BY_RULE = ['visible', 'required', 'enabled', 'compute'] as const

/** What answers are checked against besides rules and parameters; texts and views do not affect findings. */
function withoutRules({
  schema,
  parts,
  form: { region, regions, language, none, units },
  edition: { edition, years, yearsFrom, schemaChecks },
  variants,
  carry,
}: FormBundle): object {
  return {
    schema,
    parts,
    region,
    regions,
    language,
    none,
    units,
    edition,
    years,
    yearsFrom,
    schemaChecks,
    variants,
    carry,
  }
}

function changedNames(before: FormBundle, after: FormBundle): string[] {
  const [a, b] = [before.edition, after.edition]
  const params = [...new Set([...Object.keys(a.params), ...Object.keys(b.params)])]
    .filter((name) => !equal(a.params[name], b.params[name]))
    .map((name) => `params.${name}`)
  return equal(a.window, b.window) ? params : [...params, 'window.']
}

type Rule = Omit<RuleEntry, 'index'>

function byId(rules: readonly RuleEntry[]): Map<string, Rule[]> {
  const map = new Map<string, Rule[]>()
  for (const { index: _, ...rule } of rules) map.set(rule.id, [...(map.get(rule.id) ?? []), rule])
  return map
}

function textOf(rules: readonly object[] | undefined): string {
  return JSON.stringify(rules ?? [])
}

function equal(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
