import type { FormBundle, RuleEntry } from '@formwright/definition'
import type { Comparison } from './comparison.ts'
import { classOfGoneRule, classOfProperty, classOfRule } from './effects.ts'
import { withLabels } from './labels.ts'

type Rule = Omit<RuleEntry, 'index'>

/** Compares rules by id: new, removed and changed ones. */
export function compareRules(
  comparison: Comparison,
  { before: rules, after: rulesNow }: Record<'before' | 'after', readonly Rule[]>,
): void {
  comparison.named(rules, rulesNow, ({ id }) => id, {
    added: (rule) =>
      comparison.add('rule-added', rule.id, {
        part: rule.part,
        ...unlessMessage(rule),
        after: wordsOf(rule, comparison.after),
        class: classOfRule(rule, comparison.after),
      }),
    removed: (rule) =>
      comparison.add('rule-removed', rule.id, {
        part: rule.part,
        ...unlessMessage(rule),
        before: wordsOf(rule, comparison.before),
        class: classOfGoneRule(rule),
      }),
    both: (before, after) => {
      const { id, part } = after
      if (before.severity !== after.severity)
        comparison.add('rule-severity', id, {
          part,
          attribute: 'severity',
          before: before.severity,
          after: after.severity,
          class: after.severity === 'warning' ? 'safe' : classOfRule(after, comparison.after),
        })
      const changed = classOfRule(after, comparison.after)
      comparison.attributes('rule-changed', id, before, after, {
        part,
        except: ['id', 'index', 'severity', 'let'],
        classOf: (attribute, was, is) => {
          if (attribute === 'eligibility') return was === undefined ? changed : 'safe'
          return classOfProperty(attribute, was, is) === 'safe' ? 'safe' : changed
        },
      })
      compareValues(comparison, before, after)
    },
    moved: (before, after) => comparison.add('rule-order', '', { before, after }),
  })
}

/** Compares the descriptions of names that rules use. */
export function compareRuleNames(comparison: Comparison): void {
  const [one, other] = [comparison.before.ruleNames ?? {}, comparison.after.ruleNames ?? {}]
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [before, after] = [one[name], other[name]]
    if (before === undefined) comparison.add('rule-name-added', name, { after })
    else if (after === undefined) comparison.add('rule-name-removed', name, { before })
    else if (before !== after) comparison.add('rule-name', name, { before, after })
  }
}

/** Compares the variables (`let`) of a rule by name. */
function compareValues(comparison: Comparison, before: Rule, after: Rule): void {
  const [one, other] = [before.let ?? {}, after.let ?? {}]
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)]))
    if (!comparison.same(one[name], other[name]))
      comparison.add('rule-value', after.id, {
        part: after.part,
        attribute: comparison.after.ruleNames?.[name] ?? name,
        before: one[name] ?? '',
        after: other[name] ?? '',
        class: classOfRule(after, comparison.after),
      })
}

/** The message of a rule, or else its condition, with parameters by value and fields by label. */
function wordsOf(rule: Rule, bundle: FormBundle): string {
  const { attribute } = unlessMessage(rule)
  return withLabels(attribute === undefined ? (rule.message ?? '') : rule[attribute]!, bundle, {
    part: rule.part,
  })
}

/** The condition that describes a rule without message. */
function unlessMessage(rule: Rule) {
  const attribute = (['compute', 'visible', 'required', 'enabled'] as const).find(
    (key) => rule[key] !== undefined,
  )
  return rule.message !== undefined || attribute === undefined ? {} : { attribute }
}
