import type { RuleEntry } from '@formwright/definition'
import type { Comparison } from './comparison.ts'

/** Rules by id: new ones, those that are gone, and what changed in the others. */
export function compareRules(comparison: Comparison): void {
  const words = (rule: RuleEntry) =>
    rule.message ?? rule.compute ?? rule.visible ?? rule.required ?? rule.enabled ?? ''
  comparison.named(comparison.before.rules, comparison.after.rules, ({ id }) => id, {
    added: (rule) => comparison.add('rule-added', rule.id, { part: rule.part, after: words(rule) }),
    removed: (rule) => comparison.add('rule-removed', rule.id, { part: rule.part, before: words(rule) }),
    both: (before, after) =>
      comparison.attributes('rule-changed', after.id, before, after, {
        part: after.part,
        except: ['id', 'index'],
      }),
    moved: (before, after) => comparison.add('rule-order', '', { before, after }),
  })
}
