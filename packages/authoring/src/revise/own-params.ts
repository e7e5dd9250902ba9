import type { FormBundle, RuleEntry } from '@formwright/definition'
import { paramsOfRule } from '@formwright/rules'

/**
 * Parameters that are read by some rules and by nothing else. What options of the screen mean only field
 * types know, so any text of a screen that is the name of a parameter counts as a use of it.
 */
export function ownParams({ rules, ui, edition }: FormBundle, own: readonly RuleEntry[]): string[] {
  const readBy = (some: readonly RuleEntry[]) => new Set(some.flatMap((rule) => [...paramsOfRule(rule)]))
  const others = readBy(rules.filter((rule) => !own.includes(rule)))
  const screen = JSON.stringify(ui)
  return [...readBy(own)].filter(
    (name) => name in edition.params && !others.has(name) && !screen.includes(`"${name}"`),
  )
}
