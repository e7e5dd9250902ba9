import { below } from '@formwright/definition'
import type { FormBundle, Json, ProblemCode, ProblemParams, RuleEntry } from '@formwright/definition'
import { elaborateText } from '../language/elaborate.ts'
import type { Scope } from '../language/scope.ts'
import type { Expr } from '../language/expr.ts'
import { condition } from '../language/logic.ts'
import type { RuleProblem } from '../language/problem.ts'
import type { Env, Value } from '../language/value.ts'

/** A compiled expression of a rule with its location, for lint. */
export interface TypedExpression {
  readonly rule: RuleEntry
  readonly pointer: string
  readonly role: 'check' | 'when' | 'visible' | 'required' | 'enabled' | 'other'
  readonly expr: Expr
  readonly text: string
}

export interface Context {
  readonly bundle: FormBundle
  readonly scope: Scope
  readonly env: Env
  readonly rule: RuleEntry
  readonly problems: RuleProblem[]
  readonly typed: TypedExpression[]
}

/** A scope that reports problems at a text of the rule. */
export function scopeAt(context: Context, ...keys: (string | number)[]): Scope {
  return scopeReportingAt(context, keys, false)
}

/** A scope that reports problems at a key of the rule. */
export function scopeAtKey(context: Context, ...keys: string[]): Scope {
  return scopeReportingAt(context, keys, true)
}

function scopeReportingAt(context: Context, keys: readonly (string | number)[], ofKey: boolean): Scope {
  const { rule, problems } = context
  const pointer = below('/rules', rule.index, ...keys)
  const report = (code: ProblemCode, params: ProblemParams, start: number, end: number, fix?: string) => {
    problems.push({
      code,
      params,
      pointer,
      part: rule.part,
      start,
      end,
      ...(ofKey ? { ofKey } : {}),
      ...(fix === undefined ? {} : { fix }),
    })
  }
  return { ...context.scope, report }
}

/** Compiles an expression of a rule and records it for lint. */
export function typed(
  context: Context,
  text: string,
  role: TypedExpression['role'],
  ...keys: (string | number)[]
): Expr | undefined {
  const scope = scopeAt(context, ...keys)
  const expr = elaborateText(text, scope)
  if (!expr) return undefined
  const checked = role === 'other' ? expr : condition(expr, scope)
  context.typed.push({
    rule: context.rule,
    pointer: below('/rules', context.rule.index, ...keys),
    role,
    expr: checked,
    text,
  })
  return checked
}

/** A value as JSON; anything else is omitted. */
export function jsonOf(value: Value): Json | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined // no negative zero
  return value as Json | undefined
}
