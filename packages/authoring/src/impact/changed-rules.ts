import { canonicalJson } from '@formwright/definition'
import type { FormBundle, RuleEntry } from '@formwright/definition'

/**
 * The ids of the rules that may find something else after an edit: those that were written anew, and those that name a
 * parameter or a day of the window that changed. `undefined` when more than rules changed, so that everything has to be
 * looked at.
 */
export function changedRules(before: FormBundle, after: FormBundle): ReadonlySet<string> | undefined {
  if (!equal(withoutRules(before), withoutRules(after))) return undefined
  const names = changedNames(before, after)
  const earlier = byId(before.rules)
  const later = byId(after.rules)
  const ids = new Set([...earlier.keys(), ...later.keys()])
  return new Set(
    [...ids].filter(
      (id) =>
        !equal(earlier.get(id), later.get(id)) || names.some((name) => textOf(later.get(id)).includes(name)),
    ),
  )
}

/** What answers are checked against besides rules and parameters; texts and views find nothing. */
function withoutRules({
  schema,
  parts,
  form: { region },
  edition: { years, schemaChecks },
}: FormBundle): object {
  return { schema, parts, region, years, schemaChecks }
}

function changedNames(before: FormBundle, after: FormBundle): string[] {
  const [a, b] = [before.edition, after.edition]
  const params = [...new Set([...Object.keys(a.params), ...Object.keys(b.params)])]
    .filter((name) => !equal(a.params[name], b.params[name]))
    .map((name) => `params.${name}`)
  return equal(a.window, b.window) ? params : [...params, 'window.']
}

function byId(rules: readonly RuleEntry[]): Map<string, object[]> {
  const map = new Map<string, object[]>()
  for (const { index: _, ...rule } of rules) map.set(rule.id, [...(map.get(rule.id) ?? []), rule])
  return map
}

function textOf(rules: readonly object[] | undefined): string {
  return JSON.stringify(rules ?? [])
}

function equal(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
