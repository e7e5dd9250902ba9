import type { FormBundle, RuleEntry } from '@formwright/definition'
import type { Comparison } from './comparison.ts'

/** Rules by id: new ones, those that are gone, and what changed in the others. */
export function compareRules(comparison: Comparison): void {
  const words = (rule: RuleEntry, { edition: { params } }: FormBundle) =>
    (rule.message ?? rule.compute ?? rule.visible ?? rule.required ?? rule.enabled ?? '')
      .replaceAll(/\{params\.(\w+)\}/g, (written, name: string) => String(params[name]?.value ?? written))
      // what is filled in differs from one application to the next
      .replaceAll(/\{[^{}]*\}/g, '…')
  comparison.named(comparison.before.rules, comparison.after.rules, ({ id }) => id, {
    added: (rule) =>
      comparison.add('rule-added', rule.id, { part: rule.part, after: words(rule, comparison.after) }),
    removed: (rule) =>
      comparison.add('rule-removed', rule.id, { part: rule.part, before: words(rule, comparison.before) }),
    both: (before, after) => {
      const { id, part } = after
      if (before.severity !== after.severity)
        comparison.add('rule-severity', id, {
          part,
          attribute: 'severity',
          before: before.severity,
          after: after.severity,
        })
      comparison.attributes('rule-changed', id, before, after, { part, except: ['id', 'index', 'severity'] })
    },
    moved: (before, after) => comparison.add('rule-order', '', { before, after }),
  })
}
