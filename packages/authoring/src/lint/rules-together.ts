import { holdTogether, isImplied, neverHolds } from '@formwright/rules'
import type { TypedExpression } from '@formwright/rules'
import type { Problem, RuleEntry } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * Rules that are valid by themselves but not together: checks that cannot both hold, or only if what they
 * compare is equal, and a field that is only required while it is hidden.
 */
export const rulesTogether: LintCheck = (context) => {
  // variables under `let` are local to a rule
  const typed = context.rules().typed.filter(({ rule }) => rule.each === undefined && rule.let === undefined)
  const ofRole = (role: TypedExpression['role']) => typed.filter((expression) => expression.role === role)
  const checks = ofRole('check').filter(({ rule, expr }) => rule.severity === 'error' && !neverHolds(expr))
  const opposed = checks.flatMap((check, index) =>
    checks.slice(index + 1).flatMap((other) => {
      if (other.rule === check.rule || other.rule.when !== check.rule.when) return []
      const together = holdTogether(check.expr, other.expr)
      if (together === 'perhaps') return []
      return [problemOfPair(context, other, together === 'never' ? 'rules-opposed' : 'rules-equal', check)]
    }),
  )
  const hidden = ofRole('required').flatMap((required) =>
    ofRole('visible')
      .filter(
        ({ rule, expr }) =>
          meet([rule.at].flat(), [required.rule.at].flat()) && holdTogether(required.expr, expr) === 'never',
      )
      .map((shown) => problemOfPair(context, required, 'required-hidden', shown)),
  )
  return [...opposed, ...hidden, ...decidedByWhen(context)]
}

/** A check that its own `when` decides already: it is broken, or holds, wherever the rule applies. */
function decidedByWhen(context: LintContext): Problem[] {
  const { typed } = context.rules()
  const byRule = new Map<RuleEntry, TypedExpression[]>()
  for (const one of typed)
    if (one.role === 'check' || one.role === 'when')
      byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one])
  return [...byRule].flatMap(([rule, all]): Problem[] => {
    const [conditions, checks] = (['when', 'check'] as const).map((role) =>
      all.filter((one) => one.role === role),
    )
    if (conditions!.length !== checks!.length || checks!.length === 0) return []
    const pairs = checks!.map(({ expr }, index) => ({ check: expr, when: conditions![index]!.expr }))
    if (pairs.some(({ check, when }) => neverHolds(check) || neverHolds(when) || neverHolds(check, false)))
      return []
    const isAlways = pairs.every(({ check, when }) => isImplied(check, when))
    const isNever = pairs.every(({ check, when }) => holdTogether(check, when) === 'never')
    if (!isAlways && !isNever) return []
    const params = { expression: rule.check ?? '', when: rule.when ?? '' }
    const source = partSource(context, rule.part, 'rules')
    return [
      fileProblem(source, checks![0]!.pointer, isAlways ? 'check-as-when' : 'check-against-when', params),
    ]
  })
}

function meet(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.some((item) => others.includes(item))
}

function problemOfPair(
  context: LintContext,
  { rule, pointer }: TypedExpression,
  code: 'rules-opposed' | 'rules-equal' | 'required-hidden',
  other: TypedExpression,
): Problem {
  const source = partSource(context, rule.part, 'rules')
  return fileProblem(source, pointer, code, { rule: rule.id, other: other.rule.id })
}
